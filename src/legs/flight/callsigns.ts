import type { Reports } from '../../source/reports.js';
import type { Leg } from '../leg.js';
import { Phase } from './phase.js';
import type { Span } from './split.js';

/** So long after its first report a leg may carry the callsign of the flight before: until the crew has time to set the next one. */
const LEFT_OVER_MS = 10 * 60_000;

/** Reports of one callsign in a row; those that carry none end none. */
interface Run {
  /** As in the reports: position in the list of callsigns, plus one. */
  readonly code: number;
  readonly from: number;
  to: number;
  count: number;
}

/** A callsign of another flight that a leg carried at its beginning, or after its landing. */
export interface BorrowedCallsign {
  readonly callsign: string;
  readonly own: string;
  /** Left over from the flight before, or set already for the next. */
  readonly of: 'before' | 'after';
  /** Positions of its first and last report. */
  readonly from: number;
  readonly to: number;
  readonly reports: number;
}

/** What a leg's reports carried. */
interface Callsigns extends Pick<Leg, 'callsign' | 'callsigns'> {
  readonly borrowed: readonly BorrowedCallsign[];
}

/**
 * The callsign most of a leg's reports carried (the earlier one of a tie), and all that were heard in order of hearing, but for
 * those of the flights before and after: one set aside for good within ten minutes of the first report, and one that was first
 * heard on the ground after the landing.
 */
export function callsignsOf(reports: Reports, phase: Uint8Array, span: Span): Callsigns {
  const runs = runsOf(reports, span);
  const own = mostHeard(runs);
  const nameOf = (code: number) => reports.callsigns[code - 1];
  if (own === null) return { callsign: null, callsigns: [], borrowed: [] };
  const borrowed = borrowedRuns(runs, own, reports, phase, span);
  const codes = new Set(
    runs.filter((run) => !borrowed.some((one) => one.run === run)).map(({ code }) => code),
  );
  return {
    callsign: nameOf(own),
    callsigns: [...codes].map(nameOf),
    borrowed: borrowed.map(({ run: { code, from, to, count }, of }) => ({
      callsign: nameOf(code),
      own: nameOf(own),
      of,
      from,
      to,
      reports: count,
    })),
  };
}

function runsOf({ callsign }: Reports, { first, last }: Span): Run[] {
  const runs: Run[] = [];
  for (let i = first; i <= last; i++) {
    const code = callsign[i];
    if (code === 0) continue;
    const run = runs.at(-1);
    if (run === undefined || run.code !== code) runs.push({ code, from: i, to: i, count: 1 });
    else {
      run.to = i;
      run.count++;
    }
  }
  return runs;
}

function mostHeard(runs: readonly Run[]): number | null {
  const counts = new Map<number, number>();
  for (const { code, count } of runs) counts.set(code, (counts.get(code) ?? 0) + count);
  const most = Math.max(0, ...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? null;
}

function borrowedRuns(
  runs: readonly Run[],
  own: number,
  { timeMs }: Reports,
  phase: Uint8Array,
  { first }: Span,
): { readonly run: Run; readonly of: BorrowedCallsign['of'] }[] {
  const [begin, end] = [runs[0], runs[runs.length - 1]];
  const isOnce = ({ code }: Run) => code !== own && runs.filter((run) => run.code === code).length === 1;
  const isLeft = isOnce(begin) && timeMs[begin.to] - timeMs[first] <= LEFT_OVER_MS;
  const isSet = isOnce(end) && phase.subarray(end.from, end.to + 1).every((one) => one === Phase.ground);
  return [
    ...(isLeft && runs[1]?.code === own ? [{ run: begin, of: 'before' as const }] : []),
    ...(isSet && runs.at(-2)?.code === own ? [{ run: end, of: 'after' as const }] : []),
  ];
}
