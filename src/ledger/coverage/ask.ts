import { boxAround } from '../../geo/box.js';
import { grouped } from '../../source/syntax/grouped.js';
import { allRows, type Engine } from '../engine/engine.js';
import { rowsAs } from '../schema/rows.js';
import { type AirframeDays, airframeDays } from './airframe-days.js';
import { type Coverage, coverageOf, type Heard, statesOf } from './coverage.js';
import { type ArchiveDay, daysBetween } from './days.js';
import { type Field, heardNear, NEAR_KM } from './heard-near.js';
import { airframeDaysQuery, archiveDaysQuery, legsNearQuery, nearLeg, type Period } from './queries.js';

/** What is asked about who was listening. */
interface CoverageQuestion {
  readonly fields: readonly Field[];
  readonly period: Period;
  readonly by: 'day' | 'month';
  /** Airframes whose own files are asked about, six hex digits each. */
  readonly icao24: readonly string[];
}

/** Who was listening: one record for each field and day or month, and what there is of each airframe. */
interface CoverageAnswer {
  readonly coverage: readonly Coverage[];
  readonly airframes: readonly AirframeDays[];
}

/** Reads from a ledger who was listening near some fields. Legs stream by; only when they were near is kept. */
export async function askCoverage(engine: Engine, question: CoverageQuestion): Promise<CoverageAnswer> {
  const { fields, period, by } = question;
  const archives = rowsAs<ArchiveDay>(await allRows(engine, archiveDaysQuery(period)));
  const heard = await heardAt(engine, fields, period);
  const coverage = fields.flatMap((field) =>
    coverageOf({ ...period, place: field.ident, archives, heard: heard.get(field) ?? [] }, by),
  );
  return { coverage, airframes: await airframesOf(engine, question, archives) };
}

async function heardAt(
  engine: Engine,
  fields: readonly Field[],
  period: Period,
): Promise<ReadonlyMap<Field, readonly Heard[]>> {
  const heard = new Map<Field, Heard[]>(fields.map((field) => [field, []]));
  if (fields.length === 0) return heard;
  const boxes = fields.map((field) => boxAround(field.latitudeDeg, field.longitudeDeg, NEAR_KM));
  for await (const rows of engine.query(legsNearQuery(boxes, period))) {
    for (const row of rows) {
      const { airframe, path, synthetic } = nearLeg(row);
      for (const [field, found] of heard) {
        const intervals = heardNear(path, field);
        if (intervals.length > 0) found.push({ airframe, intervals, synthetic });
      }
    }
  }
  return heard;
}

async function airframesOf(
  engine: Engine,
  { icao24, period }: CoverageQuestion,
  archives: readonly ArchiveDay[],
): Promise<AirframeDays[]> {
  if (icao24.length === 0) return [];
  const states = statesOf(daysBetween(period.sinceMs, period.untilMs), archives);
  const sql = airframeDaysQuery(icao24, period);
  const rows = rowsAs<{ icao24: string; day: string }>(await allRows(engine, sql));
  const heardOn = grouped(rows, (row) => row.icao24);
  return icao24.map((address) => {
    const days = new Set((heardOn.get(address) ?? []).map((row) => row.day));
    return airframeDays(address, days, states);
  });
}
