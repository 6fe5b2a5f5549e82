import { AERODROME_KINDS } from '../aviation/aerodrome.js';
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
/** This far out and not on the centreline, one turn more leads to another field. */
const TURN_TO_COME = { fromKm: 15, doubtBelow: 0.98 };
/** Slower than aeroplanes fly, and lower than one circles: a slow way over ground may also be a winding one. */
const LANDED = { belowKt: 45, belowFt: 200 };
/** Lower than this above a large airport there is always somebody who hears the landing roll. */
const HEARD_TO_THE_GROUND_FT = 500;
/** Height that light aircraft lose on final in two minutes, at the least. */
const APPROACHING_SINK_FT = 250;
/** How exactly an aircraft on final follows the centreline, at the least. */
const ON_FINAL = 0.5;

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
    isTurnToCome(best) ||
    isVisiting(outlook, best, aerodromes) ||
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

/** Whether it is far out and has yet to turn towards a runway: such turns end elsewhere more often than any weight tells. */
function isTurnToCome({ distanceKm, established, probability }: Weighed): boolean {
  const isFarOut = distanceKm > TURN_TO_COME.fromKm && established < ON_FINAL;
  return isFarOut && probability < TURN_TO_COME.doubtBelow;
}

/**
 * Whether a light aircraft may only be visiting a large airport: such airports are crossed overhead, and approached for practice
 * down to a low pass, by many more of them than land there.
 */
function isVisiting(outlook: Outlook, best: Weighed, aerodromes: AerodromeTable): boolean {
  const { isFast, slowestKt, sinkFt, altitudeFt } = outlook;
  const isLarge = AERODROME_KINDS[aerodromes.kind[best.field]] === 'large_airport';
  const heightFt = altitudeFt - aerodromes.elevationFt[best.field];
  const hasLanded = slowestKt < LANDED.belowKt && !(heightFt > LANDED.belowFt);
  if (isFast || !isLarge || hasLanded) return false;
  const isApproaching = sinkFt > APPROACHING_SINK_FT && best.established > ON_FINAL;
  return !isApproaching || heightFt < HEARD_TO_THE_GROUND_FT;
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
