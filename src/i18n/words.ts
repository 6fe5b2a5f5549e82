import { type Message, type MessageKey, message } from './message.js';

/** A UTC date in words, `29 March 2023`: months from the catalogue, so that they read the same on every machine. */
export function dateMessage(iso: string): Message {
  const [year, month, day] = iso.slice(0, '2023-03-29'.length).split('-');
  return message('date.day', { day: String(Number(day)), month: `m${Number(month)}`, year });
}

/** A country's name. @param code ISO 3166-1 alpha-2 */
export const countryMessage = (code: string): Message => message(`country.${code}` as MessageKey);
