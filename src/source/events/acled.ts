import { codeIn, daysIn, deathsIn, refused, textIn } from './cells.js';
import type { Incident } from './record.js';
import type { EventRow } from './table.js';

/** ACLED's time_precision (1 the day, 2 the week, 3 the month; codebook) on UCDP's scale. */
const ON_UCDP_SCALE: Readonly<Record<number, number>> = { 1: 1, 2: 3, 3: 4 };
const WHERE = ['country', 'region', 'admin1', 'admin2', 'admin3', 'location', 'actor1', 'actor2'];

/** Columns that every generation of ACLED's exports has. */
export const ACLED_COLUMNS = ['event_date', 'event_type', 'fatalities', 'country'];
/** The event's number: `event_id_cnty` since 2017, `event_id_no_cnty` and `data_id` in older files. */
const IDS = ['event_id_cnty', 'event_id_no_cnty', 'data_id'];

/**
 * One event of an ACLED export, whichever generation: `27 September 2020` or `2020-09-27`, with or without time_precision.
 *
 * @throws AirbridgeError `event-refused`
 */
export function acledIncident(row: EventRow): Incident {
  const precision = row.cell('time_precision') === '' ? 1 : codeIn(row, 'time_precision', 1, 3);
  return {
    kind: 'incident',
    format: 'acled',
    id: `acled:${idOf(row)}`,
    ...daysIn(row, 'event_date', null),
    datePrecision: ON_UCDP_SCALE[precision],
    deaths: deathsIn(row, 'fatalities'),
    country: textIn(row, 'country'),
    where: WHERE.map((column) => row.cell(column)).join(' · '),
    type:
      [row.cell('event_type'), row.cell('sub_event_type')].filter((part) => part !== '').join(': ') || null,
    name: textIn(row, 'admin1') ?? textIn(row, 'country'),
  };
}

/** An id that is unique only inside a country gets the country in front. */
function idOf(row: EventRow): string {
  const column = IDS.find((name) => row.cell(name) !== '');
  if (column === undefined) {
    const next = 'Export the events again with the column event_id_cnty: without it copies cannot be told.';
    throw refused(row, IDS[0], 'it has no number', next);
  }
  return column === 'event_id_no_cnty' ? `${row.cell('country')}:${row.cell(column)}` : row.cell(column);
}
