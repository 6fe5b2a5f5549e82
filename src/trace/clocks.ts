import { haversineKm } from '../geo/geodesic.js';
import type { Reports } from '../source/reports.js';
import { pickTrace, type Trace } from './trace.js';

/** A source whose clock goes wrong by more is none that was merely not set. */
const MOST_MS = 5 * 60_000;
/** Below this, positions differ by no more than cleaning allows for, and receivers' delays by as much. */
const LEAST_MS = 5_000;
/** Reports of the doubted source that are looked for in the other. */
const SAMPLE = 60;
const FEWEST = 12;
/** So many of them must lie on the other's track, all of them off by the same. */
const MOST_OF = 0.8;
const ON_TRACK_KM = 0.5;
const SAME_OFFSET_MS = 4_000;
/** Below this speed the same place says little about the time. */
const LEAST_SPEED_KT = 80;

/** A source whose clock differs from that of the source with the most reports of the same time. */
export interface ClockOffset {
  /** Position in the trace's list of sources. */
  readonly source: number;
  /** When its reports were, by the clock of the others, UTC milliseconds in order. */
  readonly timesMs: readonly number[];
  /** How much later it dates what both received, milliseconds; already taken off its times. */
  readonly offsetMs: number;
}

/** A trace in which all sources go by one clock. */
interface OnOneClock {
  readonly trace: Trace;
  readonly offsets: readonly ClockOffset[];
}

/**
 * Puts sources that received the same flight by clocks a fixed while apart on one clock: that of the source with the most reports.
 * Which of the two was right nobody can say; that it was one flight, the places do.
 *
 * @param trace in time order
 */
export function onOneClock(trace: Trace): OnOneClock {
  if (trace.sources.length === 1) return { trace, offsets: [] };
  const offsets = offsetsOf(trace);
  return offsets.length === 0 ? { trace, offsets } : { trace: shifted(trace, offsets), offsets };
}

function offsetsOf({ reports, sourceOf, sources }: Trace): ClockOffset[] {
  const positions: number[][] = sources.map(() => []);
  for (let i = 0; i < reports.length; i++) positions[sourceOf[i]].push(i);
  const byLength = positions
    .map((_, source) => source)
    .sort((a, b) => positions[b].length - positions[a].length || a - b);
  const agreed: number[] = [];
  const offsets: ClockOffset[] = [];
  for (const source of byLength) {
    const own = positions[source];
    const offsetMs =
      agreed.length === 0
        ? 0
        : (firstOffset(
            reports,
            own,
            agreed.map((one) => positions[one]),
          ) ?? 0);
    if (offsetMs === 0) agreed.push(source);
    else offsets.push({ source, offsetMs, timesMs: own.map((i) => reports.timeMs[i] - offsetMs) });
  }
  return offsets;
}

function firstOffset(
  reports: Reports,
  own: readonly number[],
  others: readonly (readonly number[])[],
): number | null {
  for (const other of others) {
    const offset = offsetBetween(reports, own, other);
    if (offset !== null) return Math.abs(offset) < LEAST_MS ? 0 : offset;
  }
  return null;
}

/** How much later one source dates the places of another; null where too little of them is common to tell. */
function offsetBetween(reports: Reports, own: readonly number[], other: readonly number[]): number | null {
  const { timeMs } = reports;
  const [fromMs, toMs] = [timeMs[other[0]] - MOST_MS, timeMs[other[other.length - 1]] + MOST_MS];
  if (timeMs[own[0]] > toMs || timeMs[own[own.length - 1]] < fromMs) return null;
  const common = own.filter((i) => timeMs[i] >= fromMs && timeMs[i] <= toMs && isFast(reports, i));
  const step = Math.max(1, Math.ceil(common.length / SAMPLE));
  const sample = common.filter((_, k) => k % step === 0);
  if (sample.length < FEWEST) return null;
  const found = sample.flatMap((i) => passedAt(reports, i, other) ?? []).sort((a, b) => a - b);
  if (found.length < MOST_OF * sample.length) return null;
  const middle = found[found.length >> 1];
  const same = found.filter((offset) => Math.abs(offset - middle) <= SAME_OFFSET_MS);
  return same.length >= MOST_OF * sample.length ? middle : null;
}

const isFast = ({ groundspeedKt }: Reports, i: number): boolean =>
  Number.isNaN(groundspeedKt[i]) || groundspeedKt[i] >= LEAST_SPEED_KT;

/** How much later than the other track came by it a report is dated; null where that track never came by. */
function passedAt(reports: Reports, i: number, other: readonly number[]): number | null {
  const { timeMs } = reports;
  let [nearestKm, atMs] = [ON_TRACK_KM, Number.NaN];
  for (let k = firstFrom(timeMs, other, timeMs[i] - MOST_MS); k < other.length - 1; k++) {
    const [a, b] = [other[k], other[k + 1]];
    if (timeMs[a] > timeMs[i] + MOST_MS) break;
    const { share, km } = footOn(reports, a, b, i);
    if (km >= nearestKm) continue;
    nearestKm = km;
    atMs = timeMs[a] + share * (timeMs[b] - timeMs[a]);
  }
  return Number.isNaN(atMs) ? null : timeMs[i] - atMs;
}

function firstFrom(timeMs: Float64Array, positions: readonly number[], ms: number): number {
  let [low, high] = [0, positions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeMs[positions[middle]] < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where between two reports a third lies, as a share of the way, and how far from it; on a plane, as they lie close together. */
function footOn(
  { latitudeDeg, longitudeDeg }: Reports,
  a: number,
  b: number,
  i: number,
): { share: number; km: number } {
  const narrow = Math.cos((latitudeDeg[i] * Math.PI) / 180);
  const [dx, dy] = [(longitudeDeg[b] - longitudeDeg[a]) * narrow, latitudeDeg[b] - latitudeDeg[a]];
  const [px, py] = [(longitudeDeg[i] - longitudeDeg[a]) * narrow, latitudeDeg[i] - latitudeDeg[a]];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
  const latitude = latitudeDeg[a] + share * (latitudeDeg[b] - latitudeDeg[a]);
  const longitude = longitudeDeg[a] + share * (longitudeDeg[b] - longitudeDeg[a]);
  return { share, km: haversineKm(latitude, longitude, latitudeDeg[i], longitudeDeg[i]) };
}

function shifted(trace: Trace, offsets: readonly ClockOffset[]): Trace {
  const by = new Float64Array(trace.sources.length);
  for (const { source, offsetMs } of offsets) by[source] = offsetMs;
  const timeMs = trace.reports.timeMs.map((ms, i) => ms - by[trace.sourceOf[i]]);
  const order = Uint32Array.from({ length: timeMs.length }, (_, i) => i);
  order.sort((a, b) => timeMs[a] - timeMs[b] || a - b);
  return pickTrace({ ...trace, reports: { ...trace.reports, timeMs } }, order);
}
