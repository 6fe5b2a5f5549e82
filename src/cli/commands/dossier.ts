import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { filterOf, namesIn, type OpenCase, type Question } from '../../answers/index.js';
import { endModelFile, readEndModel } from '../../case/end-model-file.js';
import { readLog } from '../../case/logs.js';
import { filtersOf } from '../../claims/filters.js';
import {
  type CheckedClaim,
  type Claim,
  checkClaim,
  claimReview,
  type FixedClaim,
  readRegistry,
} from '../../claims/index.js';
import {
  claimSection,
  type DossierContent,
  dossierOf,
  findChromium,
  parquetWriter,
  printPdf,
  recordedUpTo,
  writeDossier,
  zipDossier,
} from '../../dossier/index.js';
import { AirbridgeError } from '../../error.js';
import { languages, speakerIn } from '../../i18n/index.js';
import { claimsNamed, fixedClaim } from '../claims.js';
import { packageVersion } from '../context.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { addFilterOptions } from '../options/filter.js';
import { readEpisodes } from '../options/tempo.js';
import { commandLine } from '../output/command-line.js';
import { writeJsonDocument } from '../output/json.js';
import { openSession, type Session } from '../session.js';
import { withLedger } from '../with-ledger.js';
import { integerWords } from '../words.js';
import type { Configure } from './configure.js';

type Filters = Omit<Question, 'limit'>;

interface Options extends CommonOptions, Filters {
  readonly lang: readonly string[];
  readonly out: string;
  readonly claims?: string;
  readonly events?: string;
  readonly paper: 'A4' | 'letter';
  readonly pdf: boolean;
  readonly zip?: boolean;
  readonly replace?: boolean;
  readonly json?: boolean;
}

const HELP = `
A dossier is a folder that a stranger can check without you and without this program: one page for reading (dossier.en.html, nothing is
fetched and nothing runs), the same as PDF where Chromium is installed, the legs, visits and coverage as tables and maps, the pictures,
and the hash of every file (a BagIt bag: \`sha256sum -c manifest-sha256.txt\`). With --at it reports visits, otherwise legs.

Registrations of aircraft in privacy programmes and names of private owners are withheld, paths of this machine never appear, and positions
whose source does not let them be passed on stay out. The same evidence and versions give the same bytes in data/.

Examples:
  airbridge dossier --at LLOV --fleet "Silk Way Airlines" --out ovda
  airbridge dossier --at LLOV --events events.csv --lang en,ar --out ovda --zip
  airbridge dossier --claims all --lang en,ar --out verdicts
  airbridge dossier --from KBOS --to KLAX --out boston --paper letter
`;

/** Longer than this no page of ours takes to print. */
const PRINT_TIMEOUT_MS = 180_000;

export const configure: Configure = (command, context) => {
  addFilterOptions(command, { limit: false });
  command
    .requiredOption('--out <dir>', 'a new or empty folder for the dossier')
    .option('--lang <list>', `languages: ${languages().join(', ')}`, parseLanguages, ['en'])
    .option(
      '--events <file>',
      'a list of episodes to draw beside the visits, as `airbridge events` writes it',
    )
    .option('--paper <size>', 'paper of the PDF: A4 or letter', parsePaper, 'A4')
    .option(
      '--claims <list>',
      'ids of claims.yaml, or all: printed with their verdicts; without other options they say what is asked',
    )
    .option('--no-pdf', 'no PDF')
    .option('--zip', 'also one zip file beside the folder, to send')
    .option('--replace', 'write over a dossier that is there')
    .option('--json', 'what was written, as JSON');
  addCommonOptions(command)
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      const session = await openSession(context, 'dossier', options);
      const claims = options.claims === undefined ? [] : await claimsNamed(session, idsOf(options.claims));
      const filter = await questionOf(session, claims, options);
      const listed = options.events === undefined ? null : await readEpisodes(session, options.events);
      const endModel = await readEndModel(session.found.dir);
      await withLedger(session, { filter }, async (open) => {
        const checked = await checkedAmong(session, open, claims);
        const content = await dossierOf(open, filter, {
          claims: checked.map(({ claim }) => claimSection(claim)),
          episodes: (listed ?? checked.find(({ episodes }) => episodes !== null)?.episodes)?.episodes ?? [],
          endModel,
          version: packageVersion(),
          commands: [commandLine('dossier', options)],
        });
        refuseEmpty(content);
        const reviews = checked.flatMap(({ claim }) => reviewOf(claim, options.lang[0]) ?? []);
        await write(session, open, content, { filter, options, reviews });
      });
    });
};

function parseLanguages(text: string): string[] {
  const known = languages();
  const named = [...new Set(text.split(',').map((part) => part.trim().toLowerCase()))];
  const unknown = named.find((language) => !known.includes(language));
  if (unknown !== undefined) throw new InvalidArgumentError(`Languages are ${known.join(', ')}.`);
  return named;
}

function parsePaper(text: string): Options['paper'] {
  if (text.toLowerCase() === 'a4') return 'A4';
  if (text.toLowerCase() === 'letter') return 'letter';
  throw new InvalidArgumentError('Papers are A4 and letter.');
}

/** `all`, or ids. */
const idsOf = (text: string): string[] => (text === 'all' ? [] : text.split(',').map((id) => id.trim()));

/** What is asked: the options, or where they name neither place nor aircraft, what the first claim is about. */
async function questionOf(session: Session, claims: readonly Claim[], options: Options) {
  const { at, from, to, fleet, icao24, registration, operator, callsign, type } = options;
  const isAsked = [at, from, to, fleet, icao24, registration, operator, callsign, type].some(
    (value) => value !== undefined,
  );
  const ofPeriod = claims.find(({ period, places }) => period !== undefined && places !== undefined);
  if (isAsked || ofPeriod === undefined) return await filterOf(options, namesIn(session.atHand));
  return (await filtersOf(ofPeriod, session.atHand)).visits;
}

async function checkedAmong(session: Session, open: OpenCase, claims: readonly Claim[]) {
  const registry = await readRegistry(session.found.dir);
  const queryLog = await readLog(session.found.ledgerDir, 'queries');
  const checked: { claim: CheckedClaim; episodes: FixedClaim['episodes'] }[] = [];
  for (const claim of claims) {
    const fixed = await fixedClaim(session, claim);
    checked.push({
      claim: await checkClaim(fixed, registry, session.atHand, { open, queryLog }),
      episodes: fixed.episodes,
    });
  }
  return checked;
}

const reviewOf = (claim: CheckedClaim, language: string): object | null =>
  claimReview(claim, language, recordedUpTo(claim), speakerIn(language).say);

/** "No flight seen" can be a finding, but only where somebody looked. */
function refuseEmpty({ legs, coverage, claims }: DossierContent): void {
  if (legs.length > 0 || coverage.length > 0 || claims.length > 0) return;
  const next = 'Take archives in with `airbridge ingest`, or ask for other places, aircraft or days.';
  throw new AirbridgeError(
    'usage',
    'there is nothing to report: no leg, no claim, and no archive of these days',
    {},
    next,
  );
}

interface Writing {
  readonly filter: Awaited<ReturnType<typeof filterOf>>;
  readonly options: Options;
  readonly reviews: readonly object[];
}

async function write(
  session: Session,
  open: OpenCase,
  content: DossierContent,
  { filter, options, reviews }: Writing,
): Promise<void> {
  const { context, found } = session;
  const out = resolve(context.surroundings.cwd, options.out);
  const written = await writeDossier({
    content,
    speakers: options.lang.map(speakerIn),
    out,
    replaces: options.replace === true,
    extras: {
      filter,
      claimReviews: reviews,
      endModel: await fileIfAny(endModelFile(found.dir)),
      registration: await fileIfAny(join(found.dir, 'registration.json')),
    },
    parquet: parquetWriter(open, filter, content),
    logsDir: found.ledgerDir,
    agent: `airbridge ${packageVersion()}`,
    print: options.pdf ? await printer(session, content, options.paper) : null,
  });
  const zip = options.zip === true ? await zipDossier(out, basename(out)) : null;
  if (options.json === true) return await writeJsonDocument(context.stdout, { out, ...written, zip });
  await context.stdout.write(summary(out, written, zip, options));
}

function summary(
  out: string,
  written: Awaited<ReturnType<typeof writeDossier>>,
  zip: string | null,
  { lang }: Options,
): string {
  const lines = [
    `Dossier of ${integerWords(written.files)} files, ${integerWords(Math.ceil(written.bytes / 1024))} KiB: ${out}`,
    ...lang.map((language) => `  read it   ${join(out, 'data', `dossier.${language}.html`)}`),
    ...written.pdfs.map((pdf) => `  print it  ${join(out, pdf)}`),
    ...(zip === null ? [] : [`  send it   ${zip}`]),
    `  check it  airbridge verify ${out}`,
  ];
  return `${lines.join('\n')}\n`;
}

const fileIfAny = async (file: string): Promise<string | null> =>
  await readFile(file, 'utf8').catch(() => null);

/** What prints pages; null, and said so, where no Chromium is installed. */
async function printer(session: Session, content: DossierContent, paper: Options['paper']) {
  const chromium = await findChromium(session.context.surroundings.env);
  if (chromium === null) {
    await session.say(
      'No PDF: no Chromium or Chrome was found. Install one, or name it in AIRBRIDGE_CHROMIUM; the page prints from any browser.',
    );
    return null;
  }
  const dateUtc = content.evidence?.toUtc ?? '1970-01-01T00:00:00Z';
  return async (html: string): Promise<Uint8Array | null> => {
    const printed = await printPdf(html, { chromium, paper, dateUtc, timeoutMs: PRINT_TIMEOUT_MS });
    if (printed instanceof Uint8Array) return printed;
    await session.say(
      `No PDF: ${chromium} could not print the page: ${printed.failed}. The page prints from any browser.`,
    );
    return null;
  };
}
