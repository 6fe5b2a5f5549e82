import type { CleanedOfJumps } from '../../trace/clean.js';
import type { Profile } from '../flight/profile.js';
import { clockFlags } from './clocks.js';
import { type Weighed, weigh } from './doubt.js';
import type { Finding, IntegrityFlag } from './flag.js';
import { inspect } from './inspect.js';

/**
 * The flags of one leg, from everything that was heard in its time: what cleaning left out as astray included.
 *
 * @param found already
 */
export function flagsOf(
  { heard, isSmooth, clocks }: Pick<CleanedOfJumps, 'heard' | 'isSmooth' | 'clocks'>,
  profile: Profile,
  found: readonly Finding[],
  leg: Weighed,
): IntegrityFlag[] {
  const { timeMs } = leg.reports;
  const [first, last] =
    heard.reports === leg.reports
      ? [leg.first, leg.last]
      : between(heard.reports.timeMs, timeMs[leg.first], timeMs[leg.last]);
  const findings = [...found, ...inspect({ reports: heard.reports, first, last, profile }, isSmooth)];
  const weighed = findings
    .sort((a, b) => a.fromMs - b.fromMs || (a.kind < b.kind ? -1 : 1))
    .map((one) => weigh(one, leg));
  return [...clockFlags(timeMs[leg.first], timeMs[leg.last], clocks), ...weighed];
}

/** Whether any flag leaves anything of its leg in doubt. */
export const isDoubted = (flags: readonly IntegrityFlag[]): boolean =>
  flags.some(({ doubts }) => doubts.length > 0);

/** Positions of the first and last time from `fromMs` to `toMs`, both included. */
function between(timeMs: Float64Array, fromMs: number, toMs: number): [number, number] {
  const first = timeMs.findIndex((ms) => ms >= fromMs);
  const last = timeMs.findLastIndex((ms) => ms <= toMs);
  return [first, last];
}
