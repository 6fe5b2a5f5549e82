import type { Aerodrome } from '../../aviation/aerodrome.js';
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
const number = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** "last report 6,200 ft (±900) above the field, 21 km out, descending 1,300 ft/min, lined up with 20R". */
export function approachReason(facts: ApproachFacts): string {
  const which = facts.side === 'arrival' ? 'last report' : 'first report';
  const parts = [
    `${which}${facts.isVeryEnd ? '' : ' with an altitude'} ${heightWords(facts)}`,
    `${distanceWords(facts.distanceKm)} out`,
    trendWords(facts),
  ];
  if (facts.runway !== null) parts.push(`lined up with ${facts.runway}`);
  if (facts.others !== null) parts.push(othersWords(facts.others));
  return parts.filter((part) => part !== null).join(', ') + returnWords(facts);
}

/** "; the leg began there too". */
function returnWords({ side, returnChance }: ApproachFacts): string {
  if (returnChance < RETURN.probableFrom) return '';
  const probably = returnChance < RETURN.from ? ' probably' : '';
  return `; the leg${probably} ${side === 'arrival' ? 'began' : 'ended'} there too`;
}

/** "on the ground after landing, 0.4 km from its runways". */
export function surfaceReason(side: 'departure' | 'arrival', match: SurfaceMatch): string {
  const note = match.isOpen ? '' : ' (closed, says the aerodrome table; when, it does not say)';
  return `on the ground ${side === 'arrival' ? 'after landing' : 'before take-off'}, ${placeWords(match)}${note}`;
}

function placeWords({ distanceKm, isSurveyed }: SurfaceMatch): string {
  if (!isSurveyed)
    return `${distanceWords(distanceKm)} from the reference point of a field without surveyed runways`;
  return distanceKm < 0.1 ? 'on a runway' : `${distanceWords(distanceKm)} from its runways`;
}

/** "height corrected by 4 other aircraft within 80 km and 1 h: -310 ft". */
function othersWords({ aircraft, withinKm, withinHours, offsetFt }: OthersOffset): string {
  const rounded = Math.round(offsetFt / 10) * 10 + 0;
  const sign = rounded > 0 ? '+' : '';
  const within = `${number.format(withinKm)} km and ${withinHours} h`;
  return `height corrected by ${aircraft} other aircraft within ${within}: ${sign}${number.format(rounded)} ft`;
}

function heightWords({ altitudeFt, heightAbove, aerodrome }: ApproachFacts): string {
  if (Number.isNaN(altitudeFt)) return 'without an altitude';
  if (aerodrome.elevationFt === null) return `at ${number.format(altitudeFt)} ft above the sea`;
  const height = heightAbove(aerodrome.elevationFt);
  if (height === null) return 'with two altitudes that contradict each other';
  const middleFt = (height.lowFt + height.highFt) / 2;
  const marginFt = (height.highFt - height.lowFt) / 2;
  // Adding 0 turns -0 into 0.
  const rounded = Math.round(middleFt / 50) * 50 + 0;
  return `${number.format(rounded)} ft (±${number.format(marginFt)}) above the field`;
}

function distanceWords(km: number): string {
  return km < 10 ? `${km.toFixed(1)} km` : `${number.format(km)} km`;
}

function trendWords({ trendFpm: fpm }: ApproachFacts): string | null {
  if (Number.isNaN(fpm)) return null;
  if (Math.abs(fpm) < LEVEL_FPM) return 'level';
  const rate = number.format(Math.round(Math.abs(fpm) / 50) * 50);
  return `${fpm < 0 ? 'descending' : 'climbing'} ${rate} ft/min`;
}
