import { haversineKm } from '../../geo/geodesic.js';
import { message } from '../../i18n/message.js';
import type { PathPoint } from '../path/path.js';
import type { IntegrityFlag } from './flag.js';

/** Receivers that are misled together show one place at one time, give or take their delays. */
const NEAR_KM = 1;
/** Aircraft so far apart in height are in no formation and do no work together. */
const LEAST_SPREAD_FT = 5_000;
const STEP_MS = 10_000;
/** Together for so long, nearly all the time that both were heard: aircraft that stack or cross are not. */
export const LEAST_TOGETHER_MS = 3 * 60_000;
const LEAST_SHARE = 0.9;
/** Beside the aircraft itself. */
export const FEWEST_OTHERS = 2;

/** As much of a leg as says where its aircraft was when. */
export interface Flown {
  readonly airframe: string;
  readonly reports: number;
  readonly path: readonly PathPoint[];
}

/**
 * Whether an aircraft was heard only while it was misled, as others were at the same time: at least three airframes that show
 * one place at every moment, at heights far apart. Height comes from air pressure and stays true.
 *
 * @param leg heard in one small area only
 * @param others legs of other airframes there in its time
 * @returns one flag, or none when nothing speaks for it
 */
export function falsePoint(leg: Flown, others: readonly Flown[]): IntegrityFlag[] {
  const higherFt = new Map<string, number>();
  for (const other of others) {
    const ft = meanHigherFt(leg.path, other.path);
    if (ft !== null && other.airframe !== leg.airframe) higherFt.set(other.airframe, ft);
  }
  const heights = [0, ...higherFt.values()];
  const spreadFt = Math.max(...heights) - Math.min(...heights);
  if (higherFt.size < FEWEST_OTHERS || spreadFt < LEAST_SPREAD_FT) return [];
  const [fromMs, toMs] = [leg.path[0].timeMs, leg.path[leg.path.length - 1].timeMs];
  const heightFt = Math.round(spreadFt / 100) * 100;
  const reason = message('flag.falsePoint', { aircraft: higherFt.size, heightFt });
  return [{ kind: 'false-point', fromMs, toMs, reports: leg.reports, reason, doubts: ['leg'] }];
}

/** How much higher another aircraft was that showed the same place all the time; null when it did not. */
function meanHigherFt(own: readonly PathPoint[], other: readonly PathPoint[]): number | null {
  const fromMs = Math.ceil(Math.max(own[0].timeMs, other[0].timeMs) / STEP_MS) * STEP_MS;
  const toMs = Math.min(own[own.length - 1].timeMs, other[other.length - 1].timeMs);
  const [ownAt, otherAt] = [placeAt(own), placeAt(other)];
  let [both, near, sumFt] = [0, 0, 0];
  for (let ms = fromMs; ms <= toMs; ms += STEP_MS) {
    const [here, there] = [ownAt(ms), otherAt(ms)];
    if (here === null || there === null) continue;
    both++;
    if (haversineKm(here.latitudeDeg, here.longitudeDeg, there.latitudeDeg, there.longitudeDeg) > NEAR_KM)
      continue;
    near++;
    sumFt += there.altitudeFt - here.altitudeFt;
  }
  const isTogether = near * STEP_MS >= LEAST_TOGETHER_MS && near >= LEAST_SHARE * both;
  return isTogether ? sumFt / near : null;
}

interface PlaceInAir {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly altitudeFt: number;
}

/** Where a path is at times that are asked in order; null on the ground, in a silence and where no height is known. */
function placeAt(path: readonly PathPoint[]): (timeMs: number) => PlaceInAir | null {
  let k = 1;
  return (timeMs) => {
    while (k < path.length - 1 && path[k].timeMs < timeMs) k++;
    const [a, b] = [path[k - 1], path[k]];
    if (b === undefined || b.gapBefore || a.altitudeFt === null || b.altitudeFt === null) return null;
    const share = b.timeMs === a.timeMs ? 0 : (timeMs - a.timeMs) / (b.timeMs - a.timeMs);
    const between = (from: number, to: number) => from + share * (to - from);
    return {
      latitudeDeg: between(a.latitudeDeg, b.latitudeDeg),
      longitudeDeg: between(a.longitudeDeg, b.longitudeDeg),
      altitudeFt: between(a.altitudeFt, b.altitudeFt),
    };
  };
}
