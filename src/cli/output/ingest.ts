import { describeWhere } from '../../error.js';
import { englishSpeaker } from '../../i18n/index.js';
import type { FormatSummary, IngestProblem, IngestSummary } from '../../ingest/index.js';
import { BREAK_KINDS } from '../../legs/continuity/index.js';
import { FOLDERS_OF_A_DAY, FORMATS, limitInWords } from '../../source/index.js';
import { printable } from '../printable.js';
import type { Session } from '../session.js';
import { durationWords, integerWords } from '../words.js';

/** Says what an ingest did, and lists what could not be read. */
export async function tellIngest(session: Session, summary: IngestSummary): Promise<void> {
  for (const line of summaryLines(summary)) await session.say(line);
  await session.say(`The ledger is in ${session.found.ledgerDir}`);
  const { problems } = summary;
  if (problems.length === 0) return;
  // Problems are told even when quiet: they are errors.
  const head = `${integerWords(problems.length)} could not be read:\n`;
  const named = problems.slice(0, MOST_NAMED).map(problemLines).join('');
  const more = problems.length - MOST_NAMED;
  const rest = more > 0 ? `  and ${integerWords(more)} more: \`airbridge problems\` lists them all\n` : '';
  await session.context.stderr.write(head + named + rest);
}

function summaryLines(summary: IngestSummary): string[] {
  const { files, entries, synthetic, formats, reports, rejected, legs, seconds } = summary;
  const n = integerWords;
  const remade = legs.remade === 0 ? '' : `, ${n(legs.remade)} remade`;
  return [
    ...(LEFTOVER[summary.leftover] ?? []),
    `Files: ${n(files.read)} read, ${n(files.skipped)} already in, ${n(files.failed)} failed, ${n(files.ignored)} ignored`,
    ...(files.read + files.skipped + files.failed === 0
      ? ['Nothing there is evidence that airbridge reads; `airbridge ingest --help` says what is.']
      : []),
    `Took ${n(reports)} reports of ${n(entries)} ${entries === 1 ? 'trace' : 'traces'} in ${durationWords(seconds)}: ${n(legs.added)} legs added${remade}`,
    ...(synthetic === 0
      ? []
      : [`SYNTHETIC: ${n(synthetic)} of the traces were made by a simulator; nobody flew what is in them`]),
    ...(rejected === 0
      ? []
      : [
          `Left out ${n(rejected)} more reports that make no sense (times that run back, places off the earth, positions long out of date)`,
        ]),
    ...breakLines(summary.breaks),
    ...leglessLines(summary.withoutLegs),
    ...formats.flatMap(formatLines),
    ...dayLines(summary.days),
  ];
}

const LEFTOVER: Partial<Record<IngestSummary['leftover'], readonly string[]>> = {
  finished: ['An ingest of the same inputs had been interrupted; this one went on from there.'],
  'thrown-away': [
    'What an interrupted ingest had left was thrown away: it had begun with other inputs, or the ledger has changed since.',
  ],
};

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

/** Tracks and problems named in the text; JSON, and `airbridge problems`, have them all. */
const MOST_NAMED = 100;
const LEGLESS = {
  'positions-only': 'it gives places alone, neither heights nor speeds',
  unclear: 'its reports do not show when it flew',
} as const;

function leglessLines(tracks: IngestSummary['withoutLegs']): string[] {
  if (tracks.length === 0) return [];
  const more = tracks.length - MOST_NAMED;
  return [
    `No leg could be made of ${integerWords(tracks.length)} ${tracks.length === 1 ? 'track that went far: it is' : 'tracks that went far: they are'} in no answer`,
    ...tracks
      .slice(0, MOST_NAMED)
      .map(
        ({ path, entry, reports, spanKm, reason }) =>
          `  ${describeWhere({ file: path, entry })} (${integerWords(reports)} reports over ${integerWords(spanKm)} km): ${LEGLESS[reason]}`,
      ),
    ...(more > 0 ? [`  and ${integerWords(more)} more`] : []),
  ];
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

/** Where a problem lies, what it is, and what to do. */
export function problemLines({ path, entry, byte, code, reason, next }: IngestProblem): string {
  const where = describeWhere({ file: path, entry, ...(byte === null ? {} : { byte }) });
  const lines = [
    `  ${where}`,
    `    ${englishSpeaker().say(reason)} (${code})`,
    ...(next === undefined ? [] : [`    ${next}`]),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}
