import type { Aerodrome } from '../aviation/aerodrome.js';
import type { Reports } from '../source/reports.js';
import { anyAltitudeFt, type HeightDatum, heightAbove } from './height.js';
import { inwards } from './motion.js';
import type { SurfaceMatch } from './surface.js';
import { verticalTrendFpm } from './trend.js';

/** What a reason about an end in the air is made from. */
export interface ApproachFacts {
  readonly side: 'departure' | 'arrival';
  readonly reports: Reports;
  readonly phase: Uint8Array;
  readonly datum: HeightDatum;
  /** Position of the report nearest the end. */
  readonly at: number;
  readonly aerodrome: Aerodrome;
  readonly distanceKm: number;
  readonly runway: string | null;
}

const LEVEL_FPM = 150;
const number = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** "last report 6,200 ft (±900) above the field, 21 km out, descending 1,300 ft/min, lined up with 20R". */
export function approachReason(facts: ApproachFacts): string {
  const which = facts.side === 'arrival' ? 'last report' : 'first report';
  const parts = [
    `${which} ${heightWords(facts)}`,
    `${distanceWords(facts.distanceKm)} out`,
    trendWords(facts),
  ];
  if (facts.runway !== null) parts.push(`lined up with ${facts.runway}`);
  return parts.filter((part) => part !== null).join(', ');
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

function heightWords({ reports, at, aerodrome, datum }: ApproachFacts): string {
  if (Number.isNaN(anyAltitudeFt(reports, at))) return 'without an altitude';
  if (aerodrome.elevationFt === null)
    return `at ${number.format(anyAltitudeFt(reports, at))} ft above the sea`;
  const height = heightAbove(reports, at, aerodrome.elevationFt, datum);
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

function trendWords({ reports, phase, at, side }: ApproachFacts): string | null {
  const fpm = verticalTrendFpm(reports, phase, at, inwards(side));
  if (Number.isNaN(fpm)) return null;
  if (Math.abs(fpm) < LEVEL_FPM) return 'level';
  const rate = number.format(Math.round(Math.abs(fpm) / 50) * 50);
  return `${fpm < 0 ? 'descending' : 'climbing'} ${rate} ft/min`;
}
