import type { LinkageAudit } from '../../analysis/linkage.js';
import type { SightingMatch } from '../../analysis/sighting-match.js';
import type { VisitFindings } from '../../analysis/visit-findings.js';
import { englishSpeaker, type Message } from '../../i18n/index.js';
import type { CountAnswer } from '../../ledger/queries/count-answer.js';
import { printable } from '../printable.js';
import { integerWords } from '../words.js';
import { daysWords, hereWords, printedWords } from './sightings.js';

/**
 * A count for people: the number, how it is made up, what is not in it, and what can be said.
 *
 * @param findings null when legs were counted
 * @param sightings what was printed of the places and days asked about
 */
export function countWords(
  answer: CountAnswer,
  findings: VisitFindings | null,
  sightings: readonly SightingMatch[],
): string {
  const lines = [`Counted: ${answer.question}`, ''];
  for (const [grade, count] of Object.entries(answer.counted))
    lines.push(`  ${grade.padEnd(10)} ${figure(count)}`);
  if (findings !== null && findings.lowerBound.atLeast > 0)
    lines.push(`  ${'at least'.padEnd(10)} ${figure(findings.lowerBound.atLeast)}`);
  if (answer.synthetic > 0)
    lines.push(
      '',
      `SYNTHETIC: ${integerWords(answer.synthetic)} of these were made by a simulator; nobody flew them`,
    );
  if (answer.byMonth.length > 0) lines.push('', ...monthLines(answer));
  if (answer.notCounted.length > 0) lines.push('', 'Not counted, and why', '');
  for (const { count, what, why } of answer.notCounted)
    lines.push(`  ${figure(count)}  ${say(what)}: ${say(why)}`);
  if (sightings.length > 0) lines.push('', ...sightingLines(sightings));
  if (findings !== null) lines.push('', ...findingLines(findings));
  return `${lines.join('\n')}\n`;
}

function monthLines({ byMonth }: CountAnswer): string[] {
  const head = `  ${'month'.padEnd('2025-02'.length)}  ${'confirmed'.padStart(9)}  ${'probable'.padStart(9)}`;
  return [
    head,
    ...byMonth.map(
      ({ month, confirmed, probable }) => `  ${month}  ${figure(confirmed)}  ${figure(probable)}`,
    ),
  ];
}

function sightingLines(sightings: readonly SightingMatch[]): string[] {
  const lines = sightings.map(
    (match) =>
      `  ${daysWords(match.sighting)}  ${printedWords(match.sighting)} (${match.sighting.publisher}): ${hereWords(match)}`,
  );
  return ['In print, and what is here of it (never added)', '', ...lines.map(printable)];
}

function findingLines({ linkage, says }: VisitFindings): string[] {
  return [
    'How arrivals and departures were linked',
    '',
    ...linkageLines(linkage),
    '',
    'What can be said, and what cannot',
    '',
    ...says.map((sentence) => `  ${say(sentence)}`),
  ];
}

function linkageLines(audit: LinkageAudit): string[] {
  const rows: readonly (readonly [number, string])[] = [
    [audit.linked, 'heard coming and going, taken for one stay'],
    [audit.arrivalOnly, 'heard coming only'],
    [audit.departureOnly, 'heard going only'],
    [audit.neither, 'heard neither coming nor going, only in circuits'],
    [audit.overUnseenGap, 'linked though a day or more may lie between: a flight elsewhere may hide there'],
    [audit.ambiguous, 'may be the stay of the one before, seen again'],
  ];
  const known = rows.filter(([count]) => count > 0).map(([count, what]) => `  ${figure(count)}  ${what}`);
  return known.length === 0 ? ['  nothing was'] : [...known, `  Mind: ${say(audit.whatIfWrong)}.`];
}

const say = (said: Message): string => englishSpeaker().say(said);
const figure = (count: number): string => integerWords(count).padStart(9);
