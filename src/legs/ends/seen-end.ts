import type { Aerodrome } from '../../aviation/aerodrome.js';
import { KM_PER_NM } from '../../geo/geodesic.js';
import type { Geoid } from '../../geo/geoid.js';
import type { Reports } from '../../source/reports.js';
import { secondsBetween } from '../../trace/gap.js';
import { anyAltitudeFt, type HeightDatum, heightAbove } from '../altitude/height.js';
import { type Centreline, centrelinesOf, linedUpWith } from '../field/runway.js';
import { fieldsUnder, onlyField, runwayRolled, type SurfaceMatch } from '../field/surface.js';
import { canUse } from '../field/usable.js';
import { inwards } from '../flight/motion.js';
import { Phase } from '../flight/phase.js';
import type { Span } from '../flight/split.js';
import { verticalTrendFpm } from '../flight/trend.js';
import type { Candidate } from '../leg.js';
import type { EndPlace, LikelyQuestion } from './likely.js';
import { approachReason, surfaceReason } from './reason.js';

/** Which end of a leg is asked for, and from what. */
export interface EndQuestion extends LikelyQuestion {
  readonly span: Span;
  readonly geoid: Geoid;
}

/** A question with the reports it is about. */
export interface HeardEnd extends EndQuestion {
  /** Position of the report in the air nearest the end. */
  readonly air: number;
  /** What heights near `air` are measured from; worked out when first asked for, which most ends never do. */
  readonly datum: () => HeightDatum;
  /** Reports in the air within a minute of the end, the end itself first; worked out when first asked for. */
  readonly approach: () => readonly number[];
  /** Ground reports of this end, nearest the flight first. */
  readonly ground: readonly number[];
}

/** `observed` asks for a report this near a threshold and this low above the field (method, section 1). */
const OBSERVED_WITHIN_KM = 3 * KM_PER_NM;
const OBSERVED_BELOW_FT = 1_000;
/** Reports this close in time to the first or last one describe the same approach or climb-out. */
const SAME_APPROACH_SECONDS = 60;
/** Reference points lie up to this far from the thresholds. */
const LARGEST_FIELD_KM = 4;

const MOST_CANDIDATES = 12;
/** A last report that climbs like this is no landing, a first one that descends no take-off. */
const WRONG_WAY_FPM = 200;

/** The field that an end was seen at, on its surface or low on a runway's centreline; null when it was seen at none. */
export function seenPlace(end: HeardEnd): EndPlace | null {
  return onSurface(end) ?? onCentreline(end);
}

function onSurface(end: HeardEnd): EndPlace | null {
  const { reports, aerodromes, profile, ground } = end;
  const matches = fieldsUnder(reports, ground, aerodromes, profile);
  if (matches.length === 0) return ground.some((i) => isOnGround(end, i)) ? NOWHERE_LISTED : null;
  const candidates = matches.slice(0, MOST_CANDIDATES).map((match) => surfaceCandidate(end, match));
  const field = onlyField(matches);
  if (field === null) return { aerodrome: null, evidence: 'unseen', candidates, runway: null };
  const rolled = runwayRolled(reports, ground, aerodromes.runwaysOf(field.index));
  const runway = rolled ?? lowOnCentreline(end, field.index)?.ident ?? null;
  return { aerodrome: field.ident, evidence: 'observed', candidates, runway };
}

/** Whoever was received on the ground at no field of the table was at none of them, however near one is. */
const NOWHERE_LISTED: EndPlace = { aerodrome: null, evidence: 'unseen', candidates: [], runway: null };

const isOnGround = ({ phase }: HeardEnd, i: number): boolean => phase[i] === Phase.ground;

function surfaceCandidate(end: HeardEnd, match: SurfaceMatch): Candidate {
  const [nearest] = end.ground;
  return {
    aerodrome: match.aerodrome.ident,
    probability: null,
    probabilityWithHistory: null,
    distanceKm: distanceKm(end, match.aerodrome, nearest),
    reason: surfaceReason(end.side, match),
  };
}

function onCentreline(end: HeardEnd): EndPlace | null {
  if (isWrongWay(end)) return null;
  const { air } = end;
  const { latitudeDeg, longitudeDeg } = end.reports;
  const found = end.aerodromes
    .near(latitudeDeg[air], longitudeDeg[air], OBSERVED_WITHIN_KM + LARGEST_FIELD_KM)
    .filter((field) => canUse(end.aerodromes, field, end.profile, end.reports.timeMs[air]))
    .flatMap((field) => {
      const line = lowOnCentreline(end, field);
      return line === null ? [] : [{ aerodrome: end.aerodromes.at(field), line }];
    });
  const [only] = found;
  if (only === undefined || found.length > 1) return null;
  const candidate = approachCandidate(end, only.aerodrome);
  return {
    aerodrome: only.aerodrome.ident,
    evidence: 'observed',
    candidates: [candidate],
    runway: only.line.ident,
  };
}

/** The runway on whose centreline some report near the end flies low enough for `observed`. */
function lowOnCentreline(end: HeardEnd, field: number): Centreline | null {
  const { reports, aerodromes, side } = end;
  const elevationFt = aerodromes.elevationFt[field];
  const lines = centrelinesOf(aerodromes.runwaysOf(field));
  if (lines.length === 0) return null;
  for (const i of end.approach()) {
    // Direction first: it rules out most runways, and heights are dear.
    const line = linedUpWith(lines, headingOf(reports, i), side, OBSERVED_WITHIN_KM);
    if (line === null) continue;
    const height = heightAbove(reports, i, elevationFt, end.datum());
    if (height !== null && height.highFt < OBSERVED_BELOW_FT) return line;
  }
  return null;
}

function headingOf(reports: Reports, i: number) {
  return {
    latitudeDeg: reports.latitudeDeg[i],
    longitudeDeg: reports.longitudeDeg[i],
    trackDeg: reports.trackDeg[i],
  };
}

/** Reports in the air within a minute of the end, the end itself first. */
export function approachReports({ reports, phase, span, side }: EndQuestion, air: number): number[] {
  const step = inwards(side);
  const positions: number[] = [];
  for (let i = air; i >= span.airFirst && i <= span.airLast && phase[i] === Phase.air; i += step) {
    if (Math.abs(secondsBetween(reports, i, air)) > SAME_APPROACH_SECONDS) break;
    positions.push(i);
  }
  return positions;
}

/** Whether the aircraft clearly climbs at what should be its arrival, or descends at what should be its departure. */
function isWrongWay({ reports, phase, side, air }: HeardEnd): boolean {
  const trendFpm = verticalTrendFpm(reports, phase, air, inwards(side));
  return side === 'arrival' ? trendFpm > WRONG_WAY_FPM : trendFpm < -WRONG_WAY_FPM;
}

function approachCandidate(end: HeardEnd, aerodrome: Aerodrome): Candidate {
  const { reports, phase, side, air } = end;
  const km = distanceKm(end, aerodrome, air);
  const lines = centrelinesOf(end.aerodromes.runwaysOf(aerodrome.index));
  const line = linedUpWith(lines, headingOf(reports, air), side, km);
  return {
    aerodrome: aerodrome.ident,
    probability: null,
    probabilityWithHistory: null,
    distanceKm: km,
    reason: approachReason({
      side,
      altitudeFt: anyAltitudeFt(reports, air),
      isVeryEnd: true,
      heightAbove: (elevationFt) => heightAbove(reports, air, elevationFt, end.datum()),
      trendFpm: verticalTrendFpm(reports, phase, air, inwards(side)),
      aerodrome,
      distanceKm: km,
      runway: line?.ident ?? null,
      others: null,
      returnChance: 0,
    }),
  };
}

function distanceKm({ reports, aerodromes }: EndQuestion, aerodrome: Aerodrome, i: number): number {
  const km = aerodromes.distanceKm(aerodrome.index, reports.latitudeDeg[i], reports.longitudeDeg[i]);
  return Math.round(km * 10) / 10;
}
