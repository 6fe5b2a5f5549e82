import { DAY_MS, type Random, type TimingEvidence } from 'airbridge/analysis';

/** A visit that was flown, and the chance that it is detected at its landing or its take-off. */
export interface FlownVisit {
  readonly day: number;
  readonly detection: number;
}

type Stay = TimingEvidence['stays'][number];
type End = TimingEvidence['ends'][number];

const FIELD = 'FIELD';
const HOUR_MS = 3_600_000;

/** What a ledger would hold of visits: those received at one end or both, and the ends that the other end proves. */
export function evidenceOf(
  own: readonly FlownVisit[],
  others: readonly FlownVisit[],
  random: Random,
): TimingEvidence {
  const stays: Stay[] = [];
  const ends: End[] = [];
  for (const [k, visit] of [...own, ...others].entries()) {
    const id = `v${k}`;
    const { came, left } = receive(visit, random);
    const timeMs = visit.day * DAY_MS + 8 * HOUR_MS;
    if (left) ends.push({ role: 'arrival', timeMs, heard: came, visit: id, aerodrome: FIELD });
    if (came)
      ends.push({ role: 'departure', timeMs: timeMs + HOUR_MS, heard: left, visit: id, aerodrome: FIELD });
    if (k < own.length && (came || left)) stays.push(stayAt(id, timeMs, came));
  }
  return { stays, ends };
}

/** Each end with the same chance, independently, so that one of them is received with the chance given. */
function receive({ detection }: FlownVisit, random: Random): { came: boolean; left: boolean } {
  const each = 1 - Math.sqrt(1 - detection);
  return { came: random.next() < each, left: random.next() < each };
}

/** Where the landing was not received, the flights before and after bound it. */
const stayAt = (id: string, timeMs: number, isExact: boolean): Stay => ({
  id,
  aerodrome: FIELD,
  grade: 'confirmed',
  synthetic: true,
  arrivalEarliestMs: timeMs - (isExact ? 0 : HOUR_MS),
  arrivalLatestMs: timeMs,
});
