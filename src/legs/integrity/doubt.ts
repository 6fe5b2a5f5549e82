import type { Reports } from '../../source/reports.js';
import type { Doubt, Finding, IntegrityFlag } from './flag.js';

/** What an end is told from lies within this time of it: three miles of final approach, and the roll. */
const END_MS = 3 * 60_000;

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
  return { ...finding, doubts: isOfWhole(finding, leg) ? ['leg'] : endsTouched(finding, leg) };
}

/**
 * The leg as a whole is in doubt where two aircraft may have flown it, where nobody can say on which side of a jump the truth
 * lies, and where a stop fits into the time without a true place.
 */
function isOfWhole({ kind, fromMs, toMs }: Finding, leg: Weighed): boolean {
  if (kind === 'two-aircraft') return true;
  const { timeMs } = leg.reports;
  const isOneSided = fromMs <= timeMs[leg.first] || toMs >= timeMs[leg.last];
  if ((kind === 'jump' || kind === 'circle') && isOneSided) return true;
  if (kind === 'clock' || kind === 'mlat-scatter' || isOneSided) return false;
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
