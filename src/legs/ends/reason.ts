import type { Aerodrome } from '../../aviation/aerodrome.js';
import { type Message, type MessageValue, message } from '../../i18n/message.js';
import { distanceMessage } from '../../i18n/units.js';
import type { OthersOffset } from '../../trace/pressure-others.js';
import type { HeightBand } from '../altitude/height.js';
import type { SurfaceMatch } from '../field/surface.js';

/** What a reason about an end in the air is made from. */
export interface ApproachFacts {
  readonly side: 'departure' | 'arrival';
  /** Any altitude of the report nearest the end, as reported; NaN where it carries none. */
  readonly altitudeFt: number;
  /** Whether that is the very first or last report; otherwise those beyond it tell no altitude. */
  readonly isVeryEnd: boolean;
  /** Height of that report above a field of an elevation; null where its altitudes contradict each other. */
  readonly heightAbove: (elevationFt: number) => HeightBand | null;
  /** How the flight climbs or descends there; NaN when unknown. */
  readonly trendFpm: number;
  readonly aerodrome: Aerodrome;
  readonly distanceKm: number;
  readonly runway: string | null;
  /** What other aircraft tell of the pressure there; null where they were not asked, or do not tell. */
  readonly others: OthersOffset | null;
  /** How likely the leg's other end lies at this field, as far as that tells anything of this end; else 0. */
  readonly returnChance: number;
}

const LEVEL_FPM = 150;
/** From these on a field is said to be, and probably to be, the leg's other end. */
const RETURN = { from: 0.95, probableFrom: 0.5 };

/** The values of one part of a reason. */
type Part = Readonly<Record<string, MessageValue>>;

/** "last report 6,200 ft (±900) above the field, 21 km out, descending 1,300 ft/min, lined up with 20R". */
export function approachReason(facts: ApproachFacts): Message {
  const { side, isVeryEnd, distanceKm, runway } = facts;
  return message(side === 'arrival' ? 'end.arrivalInAir' : 'end.departureInAir', {
    isVeryEnd,
    ...heightPart(facts),
    distance: distanceMessage(distanceKm),
    ...trendPart(facts),
    runway: runway ?? 'none',
    ...othersPart(facts),
    otherEnd: otherEndPart(facts),
  });
}

/** "on the ground after landing, 0.4 km from its runways". */
export function surfaceReason(side: 'departure' | 'arrival', match: SurfaceMatch): Message {
  return message(side === 'arrival' ? 'end.arrivalOnGround' : 'end.departureOnGround', {
    place: placePart(match),
    distance: distanceMessage(match.distanceKm),
    isOpen: match.isOpen,
  });
}

function placePart({ distanceKm, isSurveyed }: SurfaceMatch): string {
  if (!isSurveyed) return 'referencePoint';
  return distanceKm < 0.1 ? 'runway' : 'runways';
}

/** "; the leg began there too". */
function otherEndPart({ returnChance }: ApproachFacts): string {
  if (returnChance < RETURN.probableFrom) return 'unknown';
  return returnChance < RETURN.from ? 'probable' : 'same';
}

/** "height corrected by 4 other aircraft within 80 km and 1 h: -310 ft". */
function othersPart({ others }: ApproachFacts): Part {
  if (others === null) return { aircraft: 0 };
  const { aircraft, withinKm, withinHours, offsetFt } = others;
  return { aircraft, withinKm: Math.round(withinKm), withinHours, offsetFt: roundedTo(10, offsetFt) };
}

function heightPart({ altitudeFt, heightAbove, aerodrome }: ApproachFacts): Part {
  if (Number.isNaN(altitudeFt)) return { height: 'unknown' };
  if (aerodrome.elevationFt === null) return { height: 'sea', heightFt: Math.round(altitudeFt) };
  const band = heightAbove(aerodrome.elevationFt);
  if (band === null) return { height: 'contradictory' };
  const marginFt = Math.round((band.highFt - band.lowFt) / 2);
  return { height: 'field', heightFt: roundedTo(50, (band.lowFt + band.highFt) / 2), marginFt };
}

function trendPart({ trendFpm: fpm }: ApproachFacts): Part {
  if (Number.isNaN(fpm)) return { trend: 'unknown' };
  if (Math.abs(fpm) < LEVEL_FPM) return { trend: 'level' };
  return { trend: fpm < 0 ? 'descending' : 'climbing', rateFpm: roundedTo(50, Math.abs(fpm)) };
}

/** Adding 0 turns -0 into 0. */
const roundedTo = (step: number, value: number): number => Math.round(value / step) * step + 0;
