import { basename, join, resolve } from 'node:path';
import { Option } from 'commander';
import { subjectNamed } from '../../answers/people.js';
import {
  CORROBORATION,
  CORROBORATIONS_FILE,
  type Corroboration,
  DAY,
  KINDS,
} from '../../case/people/corroboration.js';
import { appendEntry, type Entry, readNotebook } from '../../case/people/notebook.js';
import type { LegOrVisit } from '../../case/people/subject.js';
import { AirbridgeError } from '../../error.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { given } from '../options/given.js';
import { writeJsonDocument } from '../output/json.js';
import { corroborationLines, missingWords, peopleWords } from '../output/people.js';
import { openSession, type Session } from '../session.js';
import { withLedger } from '../with-ledger.js';
import type { Configure } from './configure.js';

interface Options extends CommonOptions {
  readonly kind?: Corroboration['kind'];
  readonly author?: string;
  readonly dated?: string;
  readonly reason?: string;
  readonly file?: string;
  readonly url?: string;
  readonly json?: boolean;
}

const HELP = `
A satellite image, a spotter's photograph, a NOTAM or a permit is written into corroborations.ndjson in the case folder, beside the
machine's grade and never altering it. Entries are only ever added; one that was altered afterwards is found. Of a file, its name
and SHA-256 are kept; the file stays where it is. Without --kind it lists what is written down, of one leg or visit or of all.

Examples:
  airbridge corroborate 3f2a91c04d --kind photo --author "A. Spotter" --dated 2023-03-02 --file ramp.jpg \\
    --reason "4K-AZ101 on the eastern apron, tail readable"
  airbridge corroborate 3f2a91c04d
  airbridge corroborate --json
`;

export const configure: Configure = (command, context) => {
  command
    .argument('[id]', 'id of a leg or visit, or its beginning')
    .addOption(new Option('--kind <kind>', 'what it is').choices(KINDS))
    .option('--author <name>', 'who vouches for it')
    .option('--dated <date>', 'the UTC day it shows: 2023-03-02')
    .option('--reason <text>', 'what it shows, and why it bears on this leg or visit')
    .option('--file <file>', 'the image or document: its SHA-256 is written down')
    .option('--url <url>', 'where it was published; nothing is fetched')
    .option('--json', 'JSON instead of text');
  addCommonOptions(command)
    .addHelpText('after', HELP)
    .action(async (id: string | undefined, options: Options) => {
      const session = await openSession(context, 'corroborate', options);
      if (options.kind === undefined) return await list(session, id, options);
      await add(session, given(id, '<id>'), options);
    });
};

async function add(session: Session, id: string, options: Options): Promise<void> {
  const { context, found } = session;
  const statement = {
    kind: given(options.kind, '--kind'),
    author: given(options.author, '--author'),
    dated: dayOf(given(options.dated, '--dated')),
    reason: given(options.reason, '--reason'),
    url: options.url ?? null,
    ...(await fileOf(session, options.file)),
  };
  const about = await subjectOf(session, id);
  const file = join(found.dir, CORROBORATIONS_FILE);
  const entry = await appendEntry(file, CORROBORATION, context.nowMs(), { about, ...statement });
  if (options.json === true) return await writeJsonDocument(context.stdout, entry);
  await context.stdout.write(peopleWords(corroborationLines([entry])));
}

async function list(session: Session, id: string | undefined, options: Options): Promise<void> {
  const { context, found } = session;
  const { entries, missing } = await readNotebook(join(found.dir, CORROBORATIONS_FILE), CORROBORATION);
  const asked = id === undefined ? entries : entries.filter(({ said }) => said.about.id.startsWith(id));
  if (options.json === true) await writeJsonDocument(context.stdout, asked);
  else await printList(session, asked, id);
  if (missing.length > 0) await session.say(missingWords(CORROBORATIONS_FILE, missing));
}

async function printList(
  session: Session,
  entries: readonly Entry<Corroboration>[],
  id: string | undefined,
): Promise<void> {
  const about = id === undefined ? '' : ` about ${id}`;
  if (entries.length === 0) return await session.say(`Nothing is written down${about} yet.`);
  await session.context.stdout.write(peopleWords(corroborationLines(entries)));
}

async function subjectOf(session: Session, id: string): Promise<LegOrVisit> {
  return await withLedger(session, { about: id }, (open) => subjectNamed(open, id));
}

async function fileOf({ context }: Session, file: string | undefined) {
  if (file === undefined) return { file: null, sha256: null };
  const path = resolve(context.surroundings.cwd, file);
  return { file: basename(path), sha256: await context.services.sha256(path) };
}

function dayOf(text: string): string {
  if (DAY.safeParse(text).success) return text;
  const next = 'Write the UTC day, as 2023-03-02.';
  throw new AirbridgeError('usage', 'not a day of the calendar', { field: '--dated', value: text }, next);
}
