import type { Filter } from '../ledger/queries/filter.js';

const LAST_INSTANT_MS = 1;

/**
 * A filter in words: `visits at LLOV, operator AZQ, since 2021-01-01T00:00Z`.
 *
 * @param unit what is asked for, in the plural
 */
export function filterWords(unit: string, filter: Filter): string {
  const places = [
    filter.from && `from ${filter.from.label}`,
    filter.to && `to ${filter.to.label}`,
    filter.at && `at ${filter.at.label}`,
  ].filter((part) => part !== null);
  const lists = [
    listed('icao24', filter.icao24),
    listed('registration', filter.registration),
    listed('callsign', filter.callsign),
    listed('operator by callsign', filter.operator),
    filter.fleet === null ? null : `fleet ${filter.fleet.name}`,
    listed('type', filter.typecode),
    listed('grade', filter.grade),
    filter.flagged ? 'with an integrity flag' : null,
  ].filter((part) => part !== null);
  const times = [
    filter.sinceMs === null ? null : `since ${minute(filter.sinceMs)}`,
    filter.untilMs === null ? null : `until ${minute(filter.untilMs - LAST_INSTANT_MS)}`,
  ].filter((part) => part !== null);
  return [[unit, ...places].join(' '), ...lists, ...times].join(', ');
}

function listed(name: string, values: readonly string[]): string | null {
  return values.length === 0 ? null : `${name} ${values.join(' or ')}`;
}

const minute = (timeMs: number): string => `${new Date(timeMs).toISOString().slice(0, 16)}Z`;
