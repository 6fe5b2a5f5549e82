import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { AirbridgeError, describeWhere } from '../../error.js';
import type { FormatSummary, IngestProblem, IngestSummary } from '../../ingest/index.js';
import { addInputs } from '../../ledger/case-file.js';
import { createCase } from '../../ledger/case-folder.js';
import { BREAK_KINDS } from '../../legs/continuity/index.js';
import { FOLDERS_OF_A_DAY, FORMATS, limitInWords } from '../../source/index.js';
import { ExitStatus } from '../error.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { addFormatOptions, type FormatOptions } from '../options/format.js';
import { writeJsonDocument } from '../output/json.js';
import { printable } from '../printable.js';
import { ingestInto, openSession, type Session } from '../session.js';
import { durationWords, integerWords } from '../words.js';
import type { Configure } from './configure.js';

type Options = CommonOptions & FormatOptions;

const HELP = `
Reads readsb/tar1090 traces (trace_full_*.json), Flightradar24 CSV and KML, FlightAware KML, KML tracks (gx:Track) and traffic
JSON, known by their content, in gzip or plain: single files, folder trees, tars, split tars (.tar.aa, .tar.ab …: name any
part) and .tar.gz. What a format cannot tell, such as the address or who is on the ground, is said. A file already in, by its
SHA-256, is skipped, so running it again costs nothing, and an ingest that was interrupted goes on where it was. What cannot
be read is listed at the end; the rest goes in, and the exit status is 3. The paths are added to case.yaml, so that the ledger
can be built anew.

Examples:
  airbridge ingest examples
  airbridge ingest ~/archives/2025/02/07 v2025.02.08-planes-readsb-prod-0.tar --case baku
`;

export const configure: Configure = (command, context, end) => {
  command.argument('<path...>', 'files and folders of evidence');
  addFormatOptions(command, ['json']);
  addCommonOptions(command)
    .addHelpText('after', HELP)
    .action(async (paths: string[], options: Options) => {
      const session = await openSession(context, 'ingest', options);
      const summary = await ingestPaths(session, paths);
      if (options.json === true) await writeJsonDocument(context.stdout, summary);
      else await tell(session, summary);
      if (summary.problems.length > 0) end(ExitStatus.someInputsFailed);
    });
};

async function ingestPaths(session: Session, paths: readonly string[]): Promise<IngestSummary> {
  const { found, context } = session;
  if (paths.includes('')) {
    const next = 'Name files or folders; an unset variable gives an empty path.';
    throw new AirbridgeError('usage', 'one of the paths is empty', { field: 'path', value: '' }, next);
  }
  const absolute = paths.map((path) => resolve(context.surroundings.cwd, path));
  await createCase(found);
  // Before anything is read: an ingest that is interrupted must not leave evidence that the case does not know of.
  await noteInputs(session, absolute);
  return await ingestInto(session, absolute);
}

/** Writes what is there into case.yaml; a case that cannot be written to is no reason to fail. */
async function noteInputs({ found, say }: Session, paths: readonly string[]): Promise<void> {
  const readable = paths.filter((path) => existsSync(path));
  try {
    await addInputs(found.file, readable);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).syscall === undefined) throw cause;
    await say(`These inputs could not be added to ${found.file}: ${readable.join(', ')}`);
  }
}

async function tell(session: Session, summary: IngestSummary): Promise<void> {
  for (const line of summaryLines(summary)) await session.say(line);
  await session.say(`The ledger is in ${session.found.ledgerDir}`);
  const { problems } = summary;
  if (problems.length === 0) return;
  // Problems are told even when quiet: they are errors.
  const head = `${integerWords(problems.length)} could not be read:\n`;
  await session.context.stderr.write(head + problems.map(problemLines).join(''));
}

function summaryLines(summary: IngestSummary): string[] {
  const { files, entries, formats, reports, rejected, legs, seconds } = summary;
  const n = integerWords;
  const remade = legs.remade === 0 ? '' : `, ${n(legs.remade)} remade`;
  return [
    `Files: ${n(files.read)} read, ${n(files.skipped)} already in, ${n(files.failed)} failed, ${n(files.ignored)} ignored`,
    ...(files.read + files.skipped + files.failed === 0
      ? ['Nothing there is evidence that airbridge reads; `airbridge ingest --help` says what is.']
      : []),
    `Took ${n(reports)} reports of ${n(entries)} ${entries === 1 ? 'trace' : 'traces'} in ${durationWords(seconds)}: ${n(legs.added)} legs added${remade}`,
    ...(rejected === 0
      ? []
      : [
          `Left out ${n(rejected)} more reports that make no sense (times that run back, places off the earth, positions long out of date)`,
        ]),
    ...breakLines(summary.breaks),
    ...formats.flatMap(formatLines),
    ...dayLines(summary.days),
  ];
}

const BREAKS = {
  unseen: 'flights there must have been that nobody heard',
  doubtful: 'stays of which two fields are named',
  impossible: 'pairs of legs that no one aircraft can have flown',
  identity: 'changes of registration or type under one address',
} as const;

/** Where histories do not join up is said once for the whole ledger: every leg concerned says it of itself. */
function breakLines(breaks: IngestSummary['breaks']): string[] {
  const kinds = BREAK_KINDS.filter((kind) => breaks[kind] > 0);
  if (kinds.length === 0) return [];
  const words = kinds.map((kind) => `${integerWords(breaks[kind])} ${BREAKS[kind]}`);
  return [`In the ledger, between the legs (\`airbridge show\` tells of each leg): ${words.join('; ')}`];
}

/** What a format cannot tell is said where it comes in: nobody reads about it later. */
function formatLines({ format, traces, cannotProve }: FormatSummary): string[] {
  if (cannotProve.length === 0) return [];
  const head = `${FORMATS[format]} (${integerWords(traces)} ${traces === 1 ? 'trace' : 'traces'}):`;
  const some = (count: number) => (count === traces ? '' : ` (${integerWords(count)} of them)`);
  return [
    head,
    ...cannotProve.map(({ limit, traces: count }) => `  ${limit}${some(count)}: ${limitInWords(limit)}`),
  ];
}

/** Days named in the summary; the ledger has them all. */
const MOST_DAYS = 5;

/** What is missing of the days taken: a missing file is not a missing flight. */
function dayLines(days: IngestSummary['days']): string[] {
  const parted = days.filter(({ folders }) => folders < FOLDERS_OF_A_DAY);
  if (parted.length === 0) return [];
  const words = parted.slice(0, MOST_DAYS).map(dayWords);
  const more = parted.length > MOST_DAYS ? `; and ${integerWords(parted.length - MOST_DAYS)} more` : '';
  return [`Not whole, so that a flight not found here may still have been: ${words.join('; ')}${more}`];
}

function dayWords({ day, traces, folders }: IngestSummary['days'][number]): string {
  const aircraft = `${integerWords(traces)} aircraft`;
  return `${day ?? 'a day that no name dates'} (${aircraft} in ${folders} of ${FOLDERS_OF_A_DAY} folders)`;
}

function problemLines({ path, entry, byte, code, reason, next }: IngestProblem): string {
  const where = describeWhere({ file: path, entry, ...(byte === null ? {} : { byte }) });
  const lines = [`  ${where}`, `    ${reason} (${code})`, ...(next === undefined ? [] : [`    ${next}`])];
  return `${lines.map(printable).join('\n')}\n`;
}
