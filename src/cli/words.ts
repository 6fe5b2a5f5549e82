import type { LegRecord } from '../ledger/tables/records.js';
import type { Evidence } from '../legs/grade.js';
import type { Candidate } from '../legs/leg.js';

/** How times, ends and airframes are written for people. */

/** `2025-02-07 23:17Z`. */
export const minuteUtc = (utc: string): string => `${utc.slice(0, 10)} ${utc.slice(11, 16)}Z`;

/** A time of take-off, landing, arrival or departure: a point, or the bounds known for it. */
interface When {
  readonly at: string | null;
  readonly earliest: string | null;
  readonly latest: string | null;
}

/** `2025-02-07 23:17Z`, `2025-02-07 15:28–17:21Z`, `≥2025-02-07 15:28Z`, `≤…`, or `?`. */
export function whenWords({ at, earliest, latest }: When): string {
  if (at !== null) return minuteUtc(at);
  if (earliest !== null && latest !== null) return intervalWords(minuteUtc(earliest), minuteUtc(latest));
  if (earliest !== null) return `≥${minuteUtc(earliest)}`;
  return latest === null ? '?' : `≤${minuteUtc(latest)}`;
}

function intervalWords(from: string, to: string): string {
  if (from === to) return from;
  const sameDay = from.slice(0, 10) === to.slice(0, 10);
  return `${from.slice(0, -1)}–${sameDay ? to.slice(11) : to}`;
}

const MARKS: Readonly<Record<Evidence, (code: string) => string>> = {
  observed: (code) => code,
  inferred: (code) => `(${code})`,
  continuity: (code) => `[${code}]`,
  unseen: (code) => `?${code}`,
};

/** What the marks in a table mean. */
export const MARKS_LEGEND =
  'LLOV observed · (LLOV) inferred · [LLOV] only by the neighbouring legs · ? unknown · ≥ not before · ≤ not after';

/** An aerodrome marked by how it is known; `?` when it is not. */
export function endWords(aerodrome: string | null, evidence: Evidence): string {
  return aerodrome === null ? '?' : MARKS[evidence](aerodrome);
}

export const takeoffOf = (leg: LegRecord): When => ({
  at: leg.takeoffUtc,
  earliest: leg.takeoffEarliestUtc,
  latest: leg.takeoffLatestUtc,
});

export const landingOf = (leg: LegRecord): When => ({
  at: leg.landingUtc,
  earliest: leg.landingEarliestUtc,
  latest: leg.landingLatestUtc,
});

/** `N17104 BOS–LAX` in idents, with marks. */
export function legTitle(leg: LegRecord): string {
  const from = endWords(leg.adep, leg.adepEvidence);
  const to = endWords(leg.ades, leg.adesEvidence);
  return `${aircraftWords(leg, leg.callsign ?? '?')} ${from}–${to}`;
}

/** Registration, else address; SYNTHETIC in front of an aircraft that a simulator made up. */
export function aircraftWords(
  { registration, icao24, synthetic }: Pick<LegRecord, 'registration' | 'icao24' | 'synthetic'>,
  otherwise = '?',
): string {
  return `${synthetic ? 'SYNTHETIC ' : ''}${registration ?? icao24 ?? otherwise}`;
}

/** A leg in a few lines, without its candidates. */
export function legWords(leg: LegRecord): string[] {
  const withheld =
    leg.withheld === null ? null : `registration withheld (${leg.withheld}; --private prints it)`;
  const aircraft = [
    leg.icao24 ?? '? (no address in the evidence)',
    leg.registration ?? withheld,
    leg.typecode,
  ]
    .filter((part) => part !== null)
    .join(' · ');
  return [
    ...(leg.synthetic ? ['SYNTHETIC  made by a simulator; nobody flew this'] : []),
    `aircraft   ${aircraft}`,
    `callsign   ${leg.callsigns.length === 0 ? 'none heard' : leg.callsigns.join(', ')}${leg.operator === null ? '' : ` (operator ${leg.operator})`}`,
    `take-off   ${whenWords(takeoffOf(leg))}  ${endWithEvidence(leg.adep, leg.adepEvidence, leg.adepRunway)}`,
    `landing    ${whenWords(landingOf(leg))}  ${endWithEvidence(leg.ades, leg.adesEvidence, leg.adesRunway)}`,
    `heard      ${minuteUtc(leg.firstSeenUtc)} to ${minuteUtc(leg.lastSeenUtc)}`,
    `grade      ${leg.grade ?? 'none: neither end is known'}`,
    `leg        ${leg.id}`,
  ];
}

function endWithEvidence(aerodrome: string | null, evidence: Evidence, runway: string | null): string {
  if (aerodrome === null) return 'unknown aerodrome';
  return `${aerodrome}, ${evidence}${runway === null ? '' : `, runway ${runway}`}`;
}

/** A probability in per cent. Rounding makes nothing certain: only 0 is 0 %, only 1 is 100 %. */
export function chanceWords(probability: number): string {
  const percent = Math.round(probability * 100);
  if (percent === 0 && probability > 0) return '<1 %';
  if (percent === 100 && probability < 1) return '>99 %';
  return `${percent} %`;
}

/** `KRSW 14 km · KAPF 22 km`, with probabilities where they have been worked out. */
export function candidatesWords(candidates: readonly Candidate[], most: number): string {
  const named = candidates.slice(0, most).map(candidateWords);
  const more = candidates.length - named.length;
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join(' · ');
}

function candidateWords({ aerodrome, probability, distanceKm }: Candidate): string {
  const chance = probability === null ? '' : `${chanceWords(probability)} `;
  return `${aerodrome} ${chance}${kilometres(distanceKm)}`;
}

/** `4.1 km`, `22 km`. */
export const kilometres = (km: number): string => `${km < 10 ? km.toFixed(1) : Math.round(km)} km`;

/** `2 h 05 min`, `12 min`, `90 s`, `0.4 s`. */
export function durationWords(seconds: number): string {
  if (seconds > 0 && seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

const INTEGER = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** `1,234`. */
export const integerWords = (value: number): string => INTEGER.format(value);
