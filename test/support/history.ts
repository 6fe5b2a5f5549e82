import type { HistoryLeg } from '../../src/legs/continuity/index.js';
import type { Candidate, LegEnd } from '../../src/legs/leg.js';
import { encodePath } from '../../src/legs/path/path.js';
import { madeUp } from './said.js';

/** Where some fields are, to the minute of arc, as charts have them. */
export const PLACES = {
  LLOV: [29.94, 34.94],
  LLER: [29.73, 35.01],
  LLBG: [32.01, 34.89],
  UBBB: [40.47, 50.05],
  UGTB: [41.67, 44.95],
} as const satisfies Record<string, readonly [number, number]>;

const HOUR_MS = 3_600_000;
export const START_MS = Date.UTC(2024, 2, 1);

/** SYNTHETIC. How an end is known: seen at a field; weighed among some; or broken off at a place, far from any. */
export type Known =
  | keyof typeof PLACES
  | Readonly<Record<string, number>>
  | readonly [latitudeDeg: number, longitudeDeg: number];

/** One leg in hours after {@link START_MS}. */
export function leg(
  id: string,
  from: Known,
  fromHour: number,
  to: Known,
  toHour: number,
  more: Partial<HistoryLeg> = {},
): HistoryLeg {
  const [firstSeenMs, lastSeenMs] = [fromHour, toHour].map((hour) => START_MS + hour * HOUR_MS);
  return {
    id,
    registration: 'Q-SIM-1',
    typecode: 'IL76',
    departure: endOf(from),
    arrival: endOf(to),
    grade: null,
    firstSeenMs,
    lastSeenMs,
    path: encodePath([pointOf(from, firstSeenMs), pointOf(to, lastSeenMs)]),
    ...more,
  };
}

const isPlace = (known: Known): known is readonly [number, number] => Array.isArray(known);

function endOf(known: Known): LegEnd {
  const times = { runway: null, timeMs: null, earliestMs: null, latestMs: null };
  if (typeof known === 'string')
    return { ...times, aerodrome: known, evidence: 'observed', candidates: [candidate(known, null)] };
  const weighed = isPlace(known) ? [] : Object.entries(known).map(([ident, p]) => candidate(ident, p));
  const sure = weighed.find(({ probability }) => (probability ?? 0) >= 0.95);
  if (sure !== undefined)
    return { ...times, aerodrome: sure.aerodrome, evidence: 'inferred', candidates: weighed };
  return { ...times, aerodrome: null, evidence: 'unseen', candidates: weighed };
}

const candidate = (aerodrome: string, probability: number | null): Candidate => ({
  aerodrome,
  probability,
  probabilityWithHistory: null,
  distanceKm: 5,
  reason: madeUp('made up'),
});

function pointOf(known: Known, timeMs: number) {
  const field = typeof known === 'string' ? known : Object.keys(known)[0];
  const [latitudeDeg, longitudeDeg] = isPlace(known) ? known : PLACES[field as keyof typeof PLACES];
  return { timeMs, latitudeDeg, longitudeDeg, altitudeFt: 0, onGround: false, gapBefore: false };
}
