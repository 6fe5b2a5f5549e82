import type { Reports } from '../../source/reports.js';
import type { Doubt, Finding, FlagKind, IntegrityFlag } from './flag.js';

/** What an end is told from lies within this time of it: three miles of final approach, and the roll. */
const END_MS = 3 * 60_000;

const SAYS_NOTHING_OF_PLACES: readonly FlagKind[] = ['other-callsign', 'wrong-track', 'other-type'];

/** The leg a finding is weighed against, by positions in its reports. */
export interface Weighed {
  readonly reports: Reports;
  readonly first: number;
  readonly last: number;
  readonly airFirst: number;
  readonly airLast: number;
  /** Whether the type could have landed and left some field between two reports. */
  readonly allowsStop: (before: number, after: number) => boolean;
}

/** A finding together with what it leaves in doubt. */
export function weigh(finding: Finding, leg: Weighed): IntegrityFlag {
  // Whatever it called itself, and whatever type it is, it was where it was.
  if (SAYS_NOTHING_OF_PLACES.includes(finding.kind)) return { ...finding, doubts: [] };
  if (isOfWhole(finding, leg)) return { ...finding, doubts: ['leg'] };
  const way = hidesStop(finding, leg) ? (['way'] as const) : [];
  return { ...finding, doubts: [...endsTouched(finding, leg), ...way] };
}

/** Two aircraft may have flown it; or nobody can say on which side of a jump the truth lies. */
function isOfWhole(finding: Finding, leg: Weighed): boolean {
  if (finding.kind === 'two-aircraft') return true;
  return (finding.kind === 'jump' || finding.kind === 'circle') && isOneSided(finding, leg);
}

function isOneSided({ fromMs, toMs }: Finding, { reports, first, last }: Weighed): boolean {
  return fromMs <= reports.timeMs[first] || toMs >= reports.timeMs[last];
}

/** Whether a stop fits into the time of which no true place is known. */
function hidesStop(finding: Finding, leg: Weighed): boolean {
  const { kind, fromMs, toMs } = finding;
  if (kind === 'clock' || kind === 'mlat-scatter' || isOneSided(finding, leg)) return false;
  const { timeMs } = leg.reports;
  let before = leg.first;
  while (timeMs[before + 1] < fromMs) before++;
  let after = leg.last;
  while (timeMs[after - 1] > toMs) after--;
  return leg.allowsStop(before, after);
}

function endsTouched({ fromMs, toMs }: Finding, { reports, airFirst, airLast }: Weighed): Doubt[] {
  const { timeMs } = reports;
  return [
    ...(fromMs <= timeMs[airFirst] + END_MS ? (['departure'] as const) : []),
    ...(toMs >= timeMs[airLast] - END_MS ? (['arrival'] as const) : []),
  ];
}
