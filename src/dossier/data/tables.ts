import { stringify } from 'csv-stringify/sync';
import type { DossierContent } from '../content.js';

/** What spreadsheets take for a formula when a cell begins with it (OWASP, "CSV Injection"), the full-width forms included. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Records as CSV (RFC 4180) with a header line. Lists are JSON, unknown is empty, and no cell is a formula. */
function csvOf(rows: readonly object[], columns: readonly string[]): string {
  const cells = rows.map((row) => columns.map((name) => cellOf((row as Record<string, unknown>)[name])));
  return stringify([[...columns], ...cells], { record_delimiter: 'windows', cast: { boolean: String } });
}

function cellOf(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'object') return JSON.stringify(value);
  if (typeof value === 'string') return FORMULA.test(value) ? `'${value}` : value;
  return value as number | boolean;
}

const COVERAGE = [
  'place',
  'period',
  'days',
  'wholeDays',
  'incompleteDays',
  'missingDays',
  'aircraftLow',
  'longestSilenceMinutes',
  'chanceLow',
  'chanceHigh',
  'synthetic',
];
const CALIBRATION = ['hidden', 'n', 'forecast', 'right', 'low', 'high', 'named', 'namedRight'];
const SOURCES = ['sha256', 'name', 'kind', 'bytes', 'mayRedistribute', 'legs'];

/** The tables of a dossier by file name. */
export function tablesOf(
  content: DossierContent,
  fields: { readonly legs: readonly string[]; readonly visits: readonly string[] },
): Map<string, string> {
  const coverage = content.coverage.map(({ chance, ...row }) => ({
    ...row,
    chanceLow: chance?.low,
    chanceHigh: chance?.high,
  }));
  return new Map([
    [
      'legs.csv',
      csvOf(
        content.legs.map(({ record }) => record),
        fields.legs,
      ),
    ],
    ['visits.csv', csvOf(content.visits, fields.visits)],
    ['coverage.csv', csvOf(coverage, COVERAGE)],
    ['calibration.csv', csvOf(content.calibration.rows, CALIBRATION)],
    ['sources.csv', csvOf(content.sources, SOURCES)],
  ]);
}
