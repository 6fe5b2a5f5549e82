import { stepKm } from '../../geo/index.js';
import type { Evidence } from '../../legs/grade.js';
import type { PathPoint } from '../../legs/path/path.js';
import type { DossierLeg, DossierPlace } from '../content.js';

/** How a line is known: received; inferred between a field and the nearest report; nothing was received along it. */
export type LineStyle = 'observed' | 'inferred' | 'silent';

/** One point of a line; its time is null where only its place is known. */
export interface LinePoint {
  readonly longitudeDeg: number;
  readonly latitudeDeg: number;
  /** Pressure altitude; null where unknown, 0 on the ground is not known to be the field's height. */
  readonly altitudeFt: number | null;
  readonly timeMs: number | null;
}

/** A stretch of a leg that is drawn in one style. */
export interface StyledLine {
  readonly style: LineStyle;
  readonly points: readonly LinePoint[];
}

/** Nearer to the field than this, the line between it and the nearest report says nothing. */
const AT_THE_FIELD_KM = 5;

/**
 * A leg as lines: what was received, the silences in it, and the stretch between a named field and the nearest report. Of a leg whose
 * positions may not be passed on there is only the line between its two fields.
 */
export function linesOf(leg: DossierLeg, places: ReadonlyMap<string, DossierPlace>): StyledLine[] {
  const { record, path } = leg;
  const from = record.adep === null ? undefined : places.get(record.adep);
  const to = record.ades === null ? undefined : places.get(record.ades);
  if (path === null || path.length === 0) return between(from, to);
  return [
    ...endLine(from, path[0], record.adepEvidence, true),
    ...received(path),
    ...endLine(to, path[path.length - 1], record.adesEvidence, false),
  ];
}

function between(from: DossierPlace | undefined, to: DossierPlace | undefined): StyledLine[] {
  if (from === undefined || to === undefined || from === to) return [];
  return [{ style: 'silent', points: [ofPlace(from), ofPlace(to)] }];
}

function received(path: readonly PathPoint[]): StyledLine[] {
  const lines: StyledLine[] = [];
  let points: LinePoint[] = [];
  for (const [i, point] of path.entries()) {
    if (point.gapBefore && i > 0) {
      lines.push({ style: 'observed', points });
      lines.push({ style: 'silent', points: [ofReport(path[i - 1]), ofReport(point)] });
      points = [];
    }
    points.push(ofReport(point));
  }
  return [...lines, { style: 'observed' as const, points }].filter((line) => line.points.length > 1);
}

function endLine(
  place: DossierPlace | undefined,
  report: PathPoint,
  evidence: Evidence,
  isDeparture: boolean,
): StyledLine[] {
  if (place === undefined) return [];
  const km = stepKm(place.latitudeDeg, place.longitudeDeg, report.latitudeDeg, report.longitudeDeg);
  if (km < AT_THE_FIELD_KM) return [];
  const points = [ofPlace(place), ofReport(report)];
  return [
    {
      style: evidence === 'continuity' ? 'silent' : 'inferred',
      points: isDeparture ? points : points.reverse(),
    },
  ];
}

const ofReport = ({ longitudeDeg, latitudeDeg, altitudeFt, timeMs }: PathPoint): LinePoint => ({
  longitudeDeg,
  latitudeDeg,
  altitudeFt,
  timeMs,
});

const ofPlace = ({ longitudeDeg, latitudeDeg }: DossierPlace): LinePoint => ({
  longitudeDeg,
  latitudeDeg,
  altitudeFt: null,
  timeMs: null,
});
