import type { Box } from '../../geo/box.js';
import type { PathPoint } from '../../legs/path/path.js';
import { decodePath } from '../../legs/path/path.js';
import { allRows, type Engine, type Row } from '../engine/engine.js';
import { listLiteral, textLiteral, timestampLiteral } from '../engine/literal.js';
import { monthConditions, timeConditions, where } from '../queries/filter.js';
import { type RowOf, rowAs } from '../schema/rows.js';

/** UTC milliseconds: from this instant, and up to but not including that one. */
export interface Period {
  readonly sinceMs: number;
  readonly untilMs: number;
}

/** Every archive's share of the days of a period, in order. */
export function archiveDaysQuery({ sinceMs, untilMs }: Period): string {
  const day = (timeMs: number): string => textLiteral(new Date(timeMs).toISOString().slice(0, 10));
  const conditions = [`"day" >= ${day(sinceMs)}`, `"day" <= ${day(untilMs - 1)}`];
  return `SELECT * FROM days\n${where(conditions)}ORDER BY "day", "path"\n`;
}

/** The first and the last day of which there is an archive; null where there is none. */
export async function daysHeld(engine: Engine): Promise<{ first: string; last: string } | null> {
  const [row] = await allRows(engine, 'SELECT min("day") AS "first", max("day") AS "last" FROM days');
  return row?.first == null ? null : rowAs<{ first: string; last: string }>(row);
}

/** Legs of a period whose path may lie in one of some boxes. */
export function legsNearQuery(boxes: readonly Box[], period: Period): string {
  // A leg is filed under its first report, but may be heard into the next month.
  const conditions = [
    ...monthConditions(period),
    `"lastSeen" >= ${timestampLiteral(period.sinceMs)}`,
    `"firstSeen" < ${timestampLiteral(period.untilMs)}`,
    mayMeet(boxes),
  ];
  return `SELECT "icao24", "path", "synthetic", "southDeg", "westDeg", "northDeg", "eastDeg"\nFROM legs\n${where(conditions)}`;
}

/** A box stored as 32-bit floats is a little off: less than a metre, and 1e-4 degrees are eleven. */
const ROUNDING_DEG = 1e-4;

/** A condition on `legs`: that a leg's path may lie in one of some boxes. Older legs have no box, and may lie anywhere. */
export function mayMeet(boxes: readonly Box[]): string {
  const anyBox = boxes.map((box) => `(${meets(box).join(' AND ')})`).join(' OR ');
  return `("southDeg" IS NULL OR ${anyBox})`;
}

function meets(box: Box): string[] {
  return [
    `"southDeg" <= ${box.northDeg + ROUNDING_DEG}`,
    `"northDeg" >= ${box.southDeg - ROUNDING_DEG}`,
    `"westDeg" <= ${box.eastDeg + ROUNDING_DEG}`,
    `"eastDeg" >= ${box.westDeg - ROUNDING_DEG}`,
  ];
}

/** A leg's way, as {@link legsNearQuery} finds it. */
interface NearLeg {
  readonly airframe: string;
  readonly path: readonly PathPoint[];
  readonly synthetic: boolean;
}

/** A row of {@link legsNearQuery}. */
export function nearLeg(row: Row): NearLeg {
  const { icao24, path, synthetic } = rowAs<Pick<RowOf<'legs'>, 'icao24' | 'path' | 'synthetic'>>(row);
  return { airframe: icao24, path: decodePath(path), synthetic };
}

/** UTC days on which there is a trace of some airframes: rows of {icao24, day}. */
export function airframeDaysQuery(icao24: readonly string[], { sinceMs, untilMs }: Period): string {
  const conditions = [
    `"icao24" IN ${listLiteral(icao24)}`,
    ...timeConditions({ sinceMs, untilMs: null }, '"lastSeen"'),
    ...timeConditions({ sinceMs: null, untilMs }, '"firstSeen"'),
  ];
  const days = `unnest(generate_series(date_trunc('day', "firstSeen"), "lastSeen", INTERVAL 1 DAY))`;
  return `SELECT DISTINCT "icao24", strftime("day", '%Y-%m-%d') AS "day" FROM (SELECT "icao24", ${days} AS "day" FROM entries\n${where(conditions)}) ORDER BY ALL\n`;
}
