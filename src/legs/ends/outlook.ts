import type { Reports } from '../../source/reports.js';
import { secondsBetween } from '../../trace/gap.js';
import { anyAltitudeFt, type HeightDatum, seaHeightFt } from '../altitude/height.js';
import { isRotorcraft } from '../field/usable.js';
import { fastestFlownKt, inwards, type Motion, motionAt, type Side } from '../flight/motion.js';
import type { Profile } from '../flight/profile.js';
import type { Span } from '../flight/split.js';

/** Light aircraft do not fly this fast over ground; what does, uses long runways. */
const FAST_KT = 250;
/** Height lost is taken over this time, and from no shorter one: slopes over less are the altitude's rounding. */
const SINK_SECONDS = 120;
const SHORTEST_SINK_SECONDS = 45;
const LONGEST_SINK_SECONDS = 240;

const SLOWEST_WITHIN_SECONDS = 60;
/** Who flies higher flies under instrument rules: class A airspace of the United States begins here (14 CFR 71.33, 91.135). */
const INSTRUMENT_RULES_FT = 18_000;

/** What is known at an end of a leg in the air, all from the leg's own reports. */
export interface Outlook extends Motion {
  readonly side: Side;
  /** Of the end's report in the air. */
  readonly timeMs: number;
  /** Height above the sea as well as it can be told, ft; NaN when no altitude is known. */
  readonly altitudeFt: number;
  /** Whether the flight was at some time faster than light aircraft fly. */
  readonly isFast: boolean;
  /** Slowest over ground within a minute of the end, kt; NaN when unknown. One report's speed may be its sender's error. */
  readonly slowestKt: number;
  /** Whether the type is known to need no runway. */
  readonly isRotorcraft: boolean;
  /** Height lost over the last two minutes (or gained over the first two), ft; NaN when unknown. */
  readonly sinkFt: number;
  /** How far below the highest report of the leg, ft; NaN when unknown. */
  readonly belowTopFt: number;
}

/** What the whole of a leg says of both its ends. */
export interface Flight {
  readonly topFt: number;
  readonly fastestKt: number;
}

/** The part of a leg's trace that its ends are judged from. */
export interface Stretch {
  readonly reports: Reports;
  readonly phase: Uint8Array;
  readonly span: Pick<Span, 'airFirst' | 'airLast'>;
  readonly profile: Profile;
}

/** Whether a fast flight was up where procedures rule: it flew as all do that come from there. Not without an altitude. */
export const wasHigh = ({ isFast, altitudeFt, belowTopFt }: Outlook): boolean =>
  isFast && altitudeFt + belowTopFt > INSTRUMENT_RULES_FT;

/** Highest altitude and greatest speed of a leg, NaN where none is known. Where no report tells of speed, places do. */
export function flightOf({ reports, span }: Pick<Stretch, 'reports' | 'span'>): Flight {
  const { groundspeedKt } = reports;
  let topFt = Number.NaN;
  let fastestKt = Number.NaN;
  for (let i = span.airFirst; i <= span.airLast; i++) {
    const altitudeFt = anyAltitudeFt(reports, i);
    if (!(altitudeFt <= topFt) && !Number.isNaN(altitudeFt)) topFt = altitudeFt;
    if (!(groundspeedKt[i] <= fastestKt) && !Number.isNaN(groundspeedKt[i])) fastestKt = groundspeedKt[i];
  }
  const isTold = fastestKt > 0;
  return { topFt, fastestKt: isTold ? fastestKt : fastestFlownKt(reports, span.airFirst, span.airLast) };
}

/** Whether a flight is one of aircraft that use long runways, by how fast it was or by its type. */
export const isFast = ({ fastestKt }: Flight, profile: Profile): boolean =>
  fastestKt >= FAST_KT || profile.engineType === 'J' || isHeavierThanLight(profile);

/** Whether the type is of no wake category that light aircraft have (Doc 8643): it needs a runway even when heard slow only. */
const isHeavierThanLight = ({ wake }: Profile): boolean => wake !== null && !wake.includes('L');

/** What is known at one end of a leg. */
export function outlookOf(stretch: Stretch, flight: Flight, side: Side, datum: HeightDatum): Outlook {
  const { reports, phase, span, profile } = stretch;
  const i = side === 'arrival' ? span.airLast : span.airFirst;
  const { latitudeDeg, longitudeDeg, trackDeg, groundspeedKt, verticalRateFpm } = motionAt(
    reports,
    phase,
    i,
    side,
  );
  return {
    latitudeDeg,
    longitudeDeg,
    trackDeg,
    groundspeedKt,
    verticalRateFpm,
    slowestKt: slowestKt(stretch, i, inwards(side), groundspeedKt),
    side,
    timeMs: reports.timeMs[i],
    altitudeFt: seaHeightFt(reports, i, datum),
    isFast: isFast(flight, profile),
    isRotorcraft: isRotorcraft(profile),
    sinkFt: sinkFt(stretch, i, inwards(side)),
    belowTopFt: flight.topFt - anyAltitudeFt(reports, i),
  };
}

function slowestKt({ reports, span }: Stretch, i: number, step: 1 | -1, atEndKt: number): number {
  let slowest = atEndKt;
  for (let j = i; j >= span.airFirst && j <= span.airLast; j += step) {
    if (Math.abs(secondsBetween(reports, i, j)) > SLOWEST_WITHIN_SECONDS) break;
    if (reports.groundspeedKt[j] < slowest) slowest = reports.groundspeedKt[j];
  }
  return slowest;
}

function sinkFt({ reports, span }: Stretch, i: number, step: 1 | -1): number {
  let j = i;
  while (j + step >= span.airFirst && j + step <= span.airLast) {
    const isBefore = Math.abs(secondsBetween(reports, i, j)) < SINK_SECONDS;
    if (!isBefore || Math.abs(secondsBetween(reports, i, j + step)) > LONGEST_SINK_SECONDS) break;
    j += step;
  }
  const seconds = Math.abs(secondsBetween(reports, i, j));
  if (seconds < SHORTEST_SINK_SECONDS) return Number.NaN;
  return ((anyAltitudeFt(reports, j) - anyAltitudeFt(reports, i)) * SINK_SECONDS) / seconds;
}
