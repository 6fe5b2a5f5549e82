import type { Reports } from '../../source/reports.js';
import type { Profile } from '../flight/profile.js';

/** The reports heard in a leg's time, those included that cleaning left out as strays. */
export interface Heard {
  readonly reports: Reports;
  /** Positions of the first and last of them, both included. */
  readonly first: number;
  readonly last: number;
  readonly profile: Profile;
}

/** Runs of neighbouring positions from `first` to `last` for which `belongs` holds, both ends included. */
export function runsOf(
  { first, last }: Pick<Heard, 'first' | 'last'>,
  belongs: (i: number) => boolean,
): { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = [];
  let from = -1;
  for (let i = first; i <= last + 1; i++) {
    const isIn = i <= last && belongs(i);
    if (isIn && from < 0) from = i;
    if (isIn || from < 0) continue;
    runs.push({ from, to: i - 1 });
    from = -1;
  }
  return runs;
}
