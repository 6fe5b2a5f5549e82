import { englishSpeaker, type Message, type MessageKey, message } from '../i18n/index.js';
import type { Filter, PlaceFilter } from '../ledger/queries/filter.js';

/** What a question asks for. */
type AskedUnit = 'legs' | 'visits' | 'landings' | 'sightings';

const LAST_INSTANT_MS = 1;

/** A question as it was understood: `visits at LLOV, operator by callsign AZQ, since 2021-01-01T00:00Z`. */
export function questionMessage(unit: AskedUnit, filter: Filter): Message {
  const { from, to, at, fleet, flagged, sinceMs, untilMs } = filter;
  const subject = atPlaces(message(`question.${unit}`), { from, to, at });
  const parts = [
    subject,
    ...listed('question.icao24', filter.icao24),
    ...listed('question.registration', filter.registration),
    ...listed('question.callsign', filter.callsign),
    ...listed('question.operator', filter.operator),
    ...(fleet === null ? [] : [message('question.fleet', { name: fleet.name })]),
    ...listed('question.type', filter.typecode),
    ...listed('question.grade', filter.grade),
    ...(flagged ? [message('question.flagged')] : []),
    ...(sinceMs === null ? [] : [message('question.since', { time: minute(sinceMs) })]),
    ...(untilMs === null ? [] : [message('question.until', { time: minute(untilMs - LAST_INSTANT_MS) })]),
  ];
  return message('list.row', { parts });
}

/** The same in English. */
export const filterWords = (unit: AskedUnit, filter: Filter): string =>
  englishSpeaker().say(questionMessage(unit, filter));

function atPlaces(what: Message, places: Pick<Filter, 'from' | 'to' | 'at'>): Message {
  const sides = Object.entries(places) as ['from' | 'to' | 'at', PlaceFilter | null][];
  return sides.reduce<Message>(
    (said, [side, place]) =>
      place === null ? said : message(`question.${side}`, { what: said, place: place.label }),
    what,
  );
}

function listed(key: MessageKey, values: readonly string[]): Message[] {
  if (values.length === 0) return [];
  const [first, ...others] = values.map((value) => message('list.is', { value }));
  return [
    message(key, { values: others.reduce((one, other) => message('list.either', { one, other }), first) }),
  ];
}

const minute = (timeMs: number): string => `${new Date(timeMs).toISOString().slice(0, 16)}Z`;
