import type { AerodromeTable } from '../aviation/aerodromes.js';
import type { Outlook } from './outlook.js';
import type { Weighed } from './posterior.js';
import { linedUpWith } from './runway.js';

/** A field is named on likelihood from here on (method, section 1). */
export const INFERRED_FROM = 0.95;
/** Fields nearer to each other than this may share a fence. */
const NEIGHBOUR_KM = 3;
/** Level at the top of its leg and this high above a field, an aircraft is passing over, however large the field. */
const PASSING = { belowTopFt: 300, aboveFieldFt: 2_000 };
/** An aircraft this fast so near a runway cannot slow down in time to land on it, nor has it just taken off there. */
const TOO_FAST = { fromKt: 240, withinKm: 5 };
const LEVEL_FPM = 300;

/**
 * The field that an end is named after on likelihood alone; null when none is likely enough, or when what was heard last speaks
 * against the likeliest one in a way that weights do not show.
 *
 * @param weighed the likeliest first
 */
export function namedOf(
  weighed: readonly Weighed[],
  outlook: Outlook,
  aerodromes: AerodromeTable,
): Weighed | null {
  const [best] = weighed;
  if (best === undefined || best.probability < INFERRED_FROM) return null;
  // Without a height nothing tells an approach from a flight passing over.
  if (Number.isNaN(outlook.altitudeFt)) return null;
  const isDoubtful =
    isPassingOver(outlook, aerodromes.elevationFt[best.field]) ||
    isGoingAway(outlook) ||
    isTooFast(outlook, best.distanceKm) ||
    isNeighbourAhead(best, weighed, outlook, aerodromes);
  return isDoubtful ? null : best;
}

/** Whether the aircraft flies level, well above the field, at the top of all that was heard of it: nothing says it was landing. */
function isPassingOver({ altitudeFt, belowTopFt, verticalRateFpm }: Outlook, elevationFt: number): boolean {
  const isLevel = !(Math.abs(verticalRateFpm) > LEVEL_FPM);
  return isLevel && belowTopFt < PASSING.belowTopFt && altitudeFt - elevationFt > PASSING.aboveFieldFt;
}

/** Whether it climbs at what should be its arrival, as after a low pass, or comes down at what should be its departure. */
function isGoingAway({ side, verticalRateFpm }: Outlook): boolean {
  return side === 'arrival' ? verticalRateFpm > LEVEL_FPM : verticalRateFpm < -LEVEL_FPM;
}

function isTooFast({ slowestKt }: Outlook, distanceKm: number): boolean {
  return slowestKt >= TOO_FAST.fromKt && distanceKm < TOO_FAST.withinKm;
}

/** Whether the aircraft is better lined up with a runway of the field next door than with one of the likeliest field. */
function isNeighbourAhead(
  best: Weighed,
  weighed: readonly Weighed[],
  outlook: Outlook,
  aerodromes: AerodromeTable,
): boolean {
  const { latitudeDeg, longitudeDeg } = aerodromes.at(best.field);
  return weighed.some(({ field, line }) => {
    if (field === best.field || line === null) return false;
    if (aerodromes.distanceKm(field, latitudeDeg, longitudeDeg) > NEIGHBOUR_KM) return false;
    const lines = best.line === null ? [line] : [best.line, line];
    return linedUpWith(lines, outlook, outlook.side, Number.POSITIVE_INFINITY) === line;
  });
}
