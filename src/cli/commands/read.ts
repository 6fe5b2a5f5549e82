import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { loadAerodromes, loadNames } from '../../aviation/index.js';
import { addDrafts } from '../../case/drafts-file.js';
import { namesOfCase } from '../../case/names-file.js';
import type { Claim } from '../../claims/schema.js';
import { AirbridgeError } from '../../error.js';
import { languages, speakerIn } from '../../i18n/index.js';
import {
  type Article,
  articleOf,
  FieldNames,
  Lexicon,
  languageOf,
  type Reading,
  readingLanguages,
  readText,
  toClaim,
} from '../../reading/index.js';
import { askAll } from '../ask.js';
import type { Context } from '../context.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { addFormatOptions, type FormatOptions } from '../options/format.js';
import { writeJsonDocument } from '../output/json.js';
import { readingWords } from '../output/reading.js';
import { openSession, type Session } from '../session.js';
import type { Configure } from './configure.js';

type Options = CommonOptions &
  FormatOptions & {
    readonly published?: string;
    readonly publisher?: string;
    readonly ask?: boolean;
    readonly lang?: string;
  };

const HELP = `
Reads an article, plain text or HTML, in Arabic or English, and drafts the claims it makes: how many flights, between which
places, when, whose, and who says so. Every field keeps the place in the text it was read from. What the text leaves open is
a question, never a guess; --ask puts them to you one by one. Statements that flight data cannot decide (what was carried, what
was promised) are drafted as such. What is denied, asked or merely possible is no claim.

With --case the drafts are added to the case's claims.yaml, and names the case lists in names.csv
(name,language,kind,code) are known, too. A draft is to be completed by hand before it is registered. Names of
towns, countries, aerodromes, operators and publishers come with the package. A PDF is refused: give its text.

Examples:
  airbridge read article.txt --published 2023-03-29
  airbridge read article.html --lang ar
  airbridge read - --json < article.txt
  airbridge read article.txt --case ovda --ask
`;

export const configure: Configure = (command, context) => {
  command
    .argument('<article>', 'a text or HTML file; - for what is piped in')
    .option('--published <date>', 'the day it was published, where the file does not say')
    .option('--publisher <name>', 'who published it, where the file does not say')
    .option('--ask', 'ask each open question on the terminal')
    .option('--lang <tag>', `language of the answer: ${languages().join(', ')}`, 'en');
  addFormatOptions(command, ['json']);
  addCommonOptions(command)
    .addHelpText('after', HELP)
    .action(async (path: string, options: Options) => {
      await read(await openSession(context, 'read', options), path, options);
    });
};

async function read(session: Session, path: string, options: Options): Promise<void> {
  const { context } = session;
  const speaker = speakerIn(languageAsked(options.lang ?? 'en'));
  const bytes = await bytesOf(context, path);
  const article = articleOf(bytes, path);
  const published = options.published === undefined ? article.published : dayOf(options.published);
  const reading = readArticle(
    article,
    published,
    session.found.exists ? await namesOfCase(session.found.dir) : [],
    context,
  );
  const source = {
    ...article,
    published,
    language: reading.language,
    publisher: options.publisher ?? article.publisher,
    file: fileInCase(session, path),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  const drafted = reading.drafts.map((draft, i) => toClaim(draft, source, i + 1));
  const claims = options.ask === true ? await askAll(context, drafted, speaker) : drafted;
  if (options.json === true)
    await writeJsonDocument(context.stdout, documentOf(article, reading, claims, published));
  else await context.stdout.write(readingWords(reading, article.text, speaker));
  if (options.case !== undefined)
    await keep(session, claims, (count, file) => speaker.text('reading.written', { count, file }));
}

function readArticle(
  article: Article,
  published: string | null,
  own: Awaited<ReturnType<typeof namesOfCase>>,
  context: Context,
): Reading {
  const known = readingLanguages();
  const language = languageOf(article.text, known);
  if (language === null) {
    const next = `Articles are read in ${known.map((one) => one.language).join(', ')}.`;
    throw new AirbridgeError('not-text', 'no language airbridge reads is written in this script', {}, next);
  }
  const names = [...loadNames(), ...own].filter((name) => name.language === language.language);
  const lexicon = new Lexicon(language, names);
  const thisYear = new Date(context.nowMs()).getUTCFullYear();
  return readText(article.text, { lexicon, fields: new FieldNames(loadAerodromes()), published, thisYear });
}

function documentOf(
  article: Article,
  reading: Reading,
  claims: readonly Claim[],
  published: string | null,
): unknown {
  const { title, author, publisher, encoding, isPage, text } = article;
  const passedOver = reading.passedOver.map(({ span, why }) => ({
    text: text.slice(span.start, span.end),
    span: [span.start, span.end],
    why,
  }));
  return {
    article: {
      title,
      author,
      publisher,
      published,
      language: reading.language,
      encoding,
      isPage,
      text: isPage ? text : null,
    },
    claims,
    passedOver,
  };
}

async function keep(
  { found, say }: Session,
  claims: readonly Claim[],
  words: (count: number, file: string) => string,
): Promise<void> {
  if (!found.exists) {
    const next = 'Make the folder with a case.yaml, or name one that has it.';
    throw new AirbridgeError('case-missing', 'there is no case here', { file: found.dir }, next);
  }
  if (claims.length === 0) return;
  const file = join(found.dir, 'claims.yaml');
  const written = await addDrafts(file, claims);
  await say(words(written.length, file));
}

async function bytesOf({ input, surroundings }: Context, path: string): Promise<Uint8Array> {
  if (path === '-') {
    if (input === undefined || input.isTerminal)
      throw new AirbridgeError(
        'usage',
        'nothing is piped in',
        { field: 'article', value: '-' },
        'Write: airbridge read - < article.txt',
      );
    return await input.bytes();
  }
  const file = resolve(surroundings.cwd, path);
  return await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    const what = cause.code === 'ENOENT' ? 'there is no such file' : 'it cannot be read';
    throw new AirbridgeError(
      'unreadable',
      what,
      { file },
      'Give the path of a text or HTML file, or - for what is piped in.',
      { cause },
    );
  });
}

/** The article's path from the case folder, where it lies in it: then a span can be checked later. */
function fileInCase({ found, context }: Session, path: string): string | null {
  if (path === '-' || !found.exists) return null;
  const short = relative(found.dir, resolve(context.surroundings.cwd, path));
  return isAbsolute(short) || short.startsWith('..') ? null : short.replaceAll(sep, '/');
}

function dayOf(value: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))) return value;
  throw new AirbridgeError(
    'usage',
    'not a day airbridge can read',
    { field: '--published', value },
    'Write a day: 2023-03-29.',
  );
}

function languageAsked(tag: string): string {
  if (languages().includes(tag)) return tag;
  throw new AirbridgeError(
    'usage',
    'airbridge does not speak this language',
    { field: '--lang', value: tag },
    `It speaks ${languages().join(', ')}.`,
  );
}
