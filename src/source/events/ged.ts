import { codeIn, daysIn, deathsIn, refused, textIn } from './cells.js';
import type { Incident } from './record.js';
import type { EventRow } from './table.js';

/** Codebook, "type_of_violence". */
const TYPES: Readonly<Record<string, string>> = {
  '1': 'state-based conflict',
  '2': 'non-state conflict',
  '3': 'one-sided violence',
};
const WHERE = ['country', 'region', 'adm_1', 'adm_2', 'where_coordinates', 'where_description'];
const WHO = ['conflict_name', 'dyad_name', 'side_a', 'side_b'];

/** Columns that every version since 5.0 has, and the candidate files too. */
export const GED_COLUMNS = ['id', 'date_start', 'date_end', 'date_prec', 'country', 'type_of_violence'];
/** Columns that only UCDP's tables have: with any of them a table is judged as one of theirs. */
export const GED_MARKS = ['type_of_violence', 'date_start', 'best_est'];
/** The best estimate: `best` since version 17, `best_est` before. */
export const GED_DEATHS = ['best', 'best_est'];

/**
 * One event of UCDP GED or UCDP Candidate Events (Sundberg & Melander 2013; codebook of version 25.1). Columns are found by
 * their names, because their number and order change with the version.
 *
 * @throws AirbridgeError `event-refused`
 */
export function gedIncident(row: EventRow): Incident {
  if (row.cell('id') === '') throw refused(row, 'id', 'it has no number', 'Fetch the file again.');
  return {
    kind: 'incident',
    format: 'ucdp-ged',
    id: `ucdp:${row.cell('id')}`,
    ...daysIn(row, 'date_start', 'date_end'),
    datePrecision: codeIn(row, 'date_prec', 1, 5),
    deaths: deathsIn(row, ...GED_DEATHS),
    country: textIn(row, 'country'),
    where: [...WHERE, ...WHO].map((column) => row.cell(column)).join(' · '),
    type: TYPES[row.cell('type_of_violence')] ?? textIn(row, 'type_of_violence'),
    name: textIn(row, 'conflict_name') ?? textIn(row, 'dyad_name'),
  };
}
