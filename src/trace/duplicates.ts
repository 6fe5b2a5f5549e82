import type { Reports } from '../source/reports.js';
import type { Trace } from './trace.js';

/** Two sources stamp the same message within a second of each other. */
const SAME_MOMENT_MS = 1_000;
/** Sources round positions to five or six decimals; the same message never lies further apart. */
const SAME_PLACE_DEG = 1e-4;
/** Of one aircraft no receiver has more reports in a second; a file that does is not compared report by report. */
const MOST_AT_ONCE = 128;
/** Weighs a second against a degree when the closest of several possible copies is looked for. */
const DEG_PER_MS = 1e-6;

/**
 * Positions of the reports that are left when what several sources say twice is said once.
 *
 * A report has at most one copy in each other source that listened at the same time: the closest in time and place. Of two
 * copies the one that knows more stays, so that adding a source can only add evidence. Sources that follow one another, like
 * the files of two days, hold no copies, however alike the reports of a parked aircraft are.
 *
 * @returns null when there is nothing to leave out, the usual case
 */
export function withoutDuplicates(trace: Trace): number[] | null {
  if (trace.sources.length === 1 && !repeatsItself(trace.reports)) return null;
  const pairs = new Pairs(trace);
  for (let j = 1; j < trace.reports.length; j++) pairs.match(j);
  return pairs.kept();
}

/** A source given twice repeats its own positions in the list. */
function repeatsItself(reports: Reports): boolean {
  for (let i = 1; i < reports.length; i++) if (reports.index[i] === reports.index[i - 1]) return true;
  return false;
}

class Pairs {
  private readonly keep: Uint8Array;
  /** Sources whose copy of a kept report has been found already. */
  private readonly heardBy = new Map<number, Set<number>>();

  private readonly spans: readonly Span[];

  constructor(private readonly trace: Trace) {
    this.keep = new Uint8Array(trace.reports.length).fill(1);
    this.spans = spansOf(trace);
  }

  /** Looks for an earlier report that `j` is a copy of, and gives up the one of the two that knows less. */
  match(j: number): void {
    const i = this.closestCopy(j);
    if (i < 0) return;
    const { reports, sourceOf } = this.trace;
    const [better, poorer] = knownFields(reports, j) > knownFields(reports, i) ? [j, i] : [i, j];
    this.keep[poorer] = 0;
    this.heardBy.set(better, new Set([...(this.heardBy.get(i) ?? []), sourceOf[i], sourceOf[j]]));
  }

  kept(): number[] {
    const positions: number[] = [];
    for (let i = 0; i < this.keep.length; i++) if (this.keep[i] === 1) positions.push(i);
    return positions;
  }

  private closestCopy(j: number): number {
    const { reports } = this.trace;
    let closest = -1;
    let least = Number.POSITIVE_INFINITY;
    const until = Math.max(0, j - MOST_AT_ONCE);
    for (let i = j - 1; i >= until && reports.timeMs[j] - reports.timeMs[i] <= SAME_MOMENT_MS; i--) {
      if (this.keep[i] === 0 || !this.isCopy(i, j)) continue;
      const distance = distanceBetween(reports, i, j);
      if (distance > least || (distance === least && closest >= 0)) continue;
      closest = i;
      least = distance;
    }
    return closest;
  }

  private isCopy(i: number, j: number): boolean {
    const { reports, sourceOf } = this.trace;
    if (sourceOf[i] === sourceOf[j]) return reports.index[i] === reports.index[j];
    if (this.heardBy.get(i)?.has(sourceOf[j])) return false;
    if (!listenedTogether(this.spans[sourceOf[i]], this.spans[sourceOf[j]])) return false;
    return placeDifferenceDeg(reports, i, j) <= SAME_PLACE_DEG;
  }
}

/** From a source's first to its last report, UTC milliseconds. */
interface Span {
  firstMs: number;
  lastMs: number;
}

function spansOf({ reports, sources, sourceOf }: Trace): Span[] {
  const spans = sources.map(() => ({ firstMs: Number.POSITIVE_INFINITY, lastMs: Number.NEGATIVE_INFINITY }));
  for (let i = 0; i < reports.length; i++) {
    const span = spans[sourceOf[i]];
    span.firstMs = Math.min(span.firstMs, reports.timeMs[i]);
    span.lastMs = Math.max(span.lastMs, reports.timeMs[i]);
  }
  return spans;
}

/** Whether two sources overlap in time by more than an instant, or one lies within the other. */
function listenedTogether(a: Span, b: Span): boolean {
  const isWithin = (inner: Span, outer: Span) =>
    inner.firstMs >= outer.firstMs && inner.lastMs <= outer.lastMs;
  return Math.max(a.firstMs, b.firstMs) < Math.min(a.lastMs, b.lastMs) || isWithin(a, b) || isWithin(b, a);
}

function placeDifferenceDeg(reports: Reports, i: number, j: number): number {
  return Math.max(
    Math.abs(reports.latitudeDeg[i] - reports.latitudeDeg[j]),
    Math.abs(reports.longitudeDeg[i] - reports.longitudeDeg[j]),
  );
}

/** How unlike two reports are: time, place, then what they say of the ground. */
function distanceBetween(reports: Reports, i: number, j: number): number {
  const seconds = (reports.timeMs[j] - reports.timeMs[i]) * DEG_PER_MS;
  return (
    seconds + placeDifferenceDeg(reports, i, j) + (reports.flags[i] === reports.flags[j] ? 0 : DEG_PER_MS / 2)
  );
}

function knownFields(reports: Reports, i: number): number {
  const columns = [
    reports.altitudeFt,
    reports.geometricAltitudeFt,
    reports.groundspeedKt,
    reports.trackDeg,
    reports.verticalRateFpm,
  ];
  return columns.filter((column) => !Number.isNaN(column[i])).length + (reports.callsign[i] === 0 ? 0 : 1);
}
