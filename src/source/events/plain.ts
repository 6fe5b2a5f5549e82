import { codeIn, daysIn, deathsIn, refused, textIn } from './cells.js';
import { EVENT_TERMS, type Incident, type ListedEpisode } from './record.js';
import type { EventRow } from './table.js';

/** Names under which plain tables give a count of deaths. */
export const TALLY_DEATHS = ['deaths', 'best', 'fatalities', 'killed', 'count'];

/**
 * A period from a list of episodes: `start` and, where it differs, `end`; `id`, `name`, `class`, `deaths`, `source`, `licence`
 * where the list has them. This is the form in which airbridge keeps episodes itself.
 *
 * @throws AirbridgeError `event-refused`
 */
export function listedEpisode(row: EventRow): ListedEpisode {
  const days = daysIn(row, 'start', 'end');
  return {
    kind: 'listed',
    format: 'list',
    id: row.cell('id') || row.cell('start'),
    ...days,
    name: textIn(row, 'name'),
    class: textIn(row, 'class'),
    deaths: row.cell('deaths') === '' ? null : deathsIn(row, 'deaths'),
    source: textIn(row, 'source'),
    licence: textIn(row, 'licence', 'license') ?? EVENT_TERMS.list,
  };
}

/**
 * Deaths on a day from a plain table: `date` and one of {@link TALLY_DEATHS}; `id`, `name`, `country`, `type`, `source`,
 * `date_prec` where it has them. A row without an id is known by all that it says.
 *
 * @throws AirbridgeError `event-refused`
 */
export function talliedIncident(row: EventRow): Incident {
  if (row.cells.every((cell) => cell.trim() === '')) {
    throw refused(row, 'date', 'it has no date', 'Give a date, or leave the row out.');
  }
  return {
    kind: 'incident',
    format: 'tally',
    id: `row:${row.cell('id') || row.cells.map((cell) => cell.trim()).join('|')}`,
    ...daysIn(row, 'date', null),
    datePrecision: row.cell('date_prec') === '' ? 1 : codeIn(row, 'date_prec', 1, 5),
    deaths: deathsIn(row, ...TALLY_DEATHS),
    country: textIn(row, 'country'),
    where: row.cells.join(' · '),
    type: textIn(row, 'type'),
    name: textIn(row, 'name') ?? textIn(row, 'country'),
  };
}
