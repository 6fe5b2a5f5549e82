import { haversineKm } from '../../geo/geodesic.js';
import { message } from '../../i18n/message.js';
import type { PathPoint } from '../path/path.js';
import type { IntegrityFlag } from './flag.js';

const STEP_MS = 10_000;
/** A radar echo broadcast to others comes seconds late, and is rounded; a wing man who sends no address flies elsewhere at some time. */
const NEAR_KM = 1.5;
const NEAR_FT = 500;
const MOST_OF = 0.9;
/** So long beside each other, or the whole of a shorter track. */
const FEWEST_STEPS = 6;

/**
 * Whether a track without an address is another aircraft's double: it runs beside it from end to end, as the echoes of one aircraft
 * do that ground stations broadcast (TIS-B, ADS-R) while its own reports are received as well.
 *
 * @returns the share of its steps beside the other; 0 where too few are common
 */
export function shareBeside(own: readonly PathPoint[], other: readonly PathPoint[]): number {
  const [ownAt, otherAt] = [placeAt(own), placeAt(other)];
  let [steps, near] = [0, 0];
  for (let ms = own[0].timeMs; ms <= own[own.length - 1].timeMs; ms += STEP_MS) {
    const [here, there] = [ownAt(ms), otherAt(ms)];
    if (here === null) continue;
    steps++;
    if (there !== null && isNear(here, there)) near++;
  }
  return steps < FEWEST_STEPS ? 0 : near / steps;
}

/** Flags the double of another airframe's leg. @param beside the aircraft it runs beside, in words */
export function doubleOf(path: readonly PathPoint[], reports: number, beside: string): IntegrityFlag {
  const reason = message('flag.echo', { aircraft: beside });
  return { kind: 'double', ...stretchOf(path, reports), reason, doubts: ['leg'] };
}

export const isDouble = (share: number): boolean => share >= MOST_OF;

/** Whether a flag says that the leg was flown, but is in the ledger under another name or date already. */
export const isCountedElsewhere = (flags: readonly Pick<IntegrityFlag, 'kind'>[]): boolean =>
  flags.some(({ kind }) => kind === 'double');

function stretchOf(path: readonly PathPoint[], reports: number) {
  return { fromMs: path[0].timeMs, toMs: path[path.length - 1].timeMs, reports };
}

interface Place {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly altitudeFt: number | null;
}

function isNear(here: Place, there: Place): boolean {
  if (
    here.altitudeFt !== null &&
    there.altitudeFt !== null &&
    Math.abs(here.altitudeFt - there.altitudeFt) > NEAR_FT
  )
    return false;
  return haversineKm(here.latitudeDeg, here.longitudeDeg, there.latitudeDeg, there.longitudeDeg) <= NEAR_KM;
}

/** Where a path is at times that are asked in order; null outside it and in a silence. */
function placeAt(path: readonly PathPoint[]): (timeMs: number) => Place | null {
  let k = 1;
  return (timeMs) => {
    while (k < path.length - 1 && path[k].timeMs < timeMs) k++;
    const [a, b] = [path[k - 1], path[k]];
    if (b === undefined || timeMs < a.timeMs || timeMs > b.timeMs || b.gapBefore) return null;
    const share = b.timeMs === a.timeMs ? 0 : (timeMs - a.timeMs) / (b.timeMs - a.timeMs);
    const between = (from: number, to: number) => from + share * (to - from);
    return {
      latitudeDeg: between(a.latitudeDeg, b.latitudeDeg),
      longitudeDeg: between(a.longitudeDeg, b.longitudeDeg),
      altitudeFt: a.altitudeFt === null || b.altitudeFt === null ? null : between(a.altitudeFt, b.altitudeFt),
    };
  };
}
