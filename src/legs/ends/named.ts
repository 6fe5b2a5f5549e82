import type { AerodromeTable } from '../../aviation/aerodromes.js';
import { linedUpWith } from '../field/runway.js';
import type { Outlook } from './outlook.js';
import type { Weighed } from './posterior.js';
import { ON_FINAL } from './visiting.js';

/** A field is named on likelihood from here on (method, section 1). */
export const INFERRED_FROM = 0.95;
/** Fields nearer to each other than this may share a fence. */
const NEIGHBOUR_KM = 3;
/** Level at the top of its leg and this high above a field, an aircraft is passing over, however large the field. */
const PASSING = { belowTopFt: 300, aboveFieldFt: 2_000 };
/** An aircraft this fast so near a runway cannot slow down in time to land on it, nor has it just taken off there. */
const TOO_FAST = { fromKt: 240, withinKm: 5 };
/** Higher than circuits are flown: who has been level there for two minutes is passing, too, when light. */
const LIGHT_PASSING = { sinkWithinFt: 150, aboveFieldFt: 1_500 };
const LEVEL_FPM = 300;
/**
 * This far out, or for fast aircraft this high above the field, and not on the centreline, one turn more leads to another field: of
 * air bases and civil airports near each other, simulated all over the world, one in twelve would else be named for its neighbour 25 km
 * before landing. Light aircraft turn late.
 */
const TURN_TO_COME = { fastFromKm: 10, fastAboveFt: 2_000, slowFromKm: 15, doubtBelow: 0.992 };

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
    isTurnToCome(best, outlook, aerodromes.elevationFt[best.field]) ||
    isNeighbourAhead(best, weighed, outlook, aerodromes);
  return isDoubtful ? null : best;
}

/** Whether the aircraft flies level, well above the field, at the top of all that was heard of it: nothing says it was landing. */
function isPassingOver(outlook: Outlook, elevationFt: number): boolean {
  const { isFast, altitudeFt, belowTopFt, sinkFt, verticalRateFpm } = outlook;
  if (Math.abs(verticalRateFpm) > LEVEL_FPM) return false;
  const heightFt = altitudeFt - elevationFt;
  const isLightAndLevel = !isFast && Math.abs(sinkFt) < LIGHT_PASSING.sinkWithinFt;
  if (isLightAndLevel && heightFt > LIGHT_PASSING.aboveFieldFt) return true;
  return belowTopFt < PASSING.belowTopFt && heightFt > PASSING.aboveFieldFt;
}

/** Whether it climbs at what should be its arrival, as after a low pass, or comes down at what should be its departure. */
function isGoingAway({ side, verticalRateFpm }: Outlook): boolean {
  return side === 'arrival' ? verticalRateFpm > LEVEL_FPM : verticalRateFpm < -LEVEL_FPM;
}

function isTooFast({ slowestKt }: Outlook, distanceKm: number): boolean {
  return slowestKt >= TOO_FAST.fromKt && distanceKm < TOO_FAST.withinKm;
}

/** Whether it is far out, or high, and has yet to turn towards a runway: such turns end elsewhere more often than any weight tells. */
function isTurnToCome(
  { distanceKm, established, probability }: Weighed,
  { isFast, altitudeFt }: Outlook,
  elevationFt: number,
): boolean {
  if (established >= ON_FINAL || probability >= TURN_TO_COME.doubtBelow) return false;
  const { fastFromKm, fastAboveFt, slowFromKm } = TURN_TO_COME;
  return isFast ? distanceKm > fastFromKm || altitudeFt - elevationFt > fastAboveFt : distanceKm > slowFromKm;
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
