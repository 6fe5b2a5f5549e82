import type { Message } from './message.js';
import type { Speaker } from './speaker.js';

/** Whether a value is a message: what else has a key beside its values has more than that. */
export function isMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { key, values, ...rest } = value as { key?: unknown; values?: unknown };
  const isKey = typeof key === 'string' && /^[A-Za-z]+\.[\w-]+$/.test(key);
  return isKey && Object.keys(rest).length === 0 && (values === undefined || typeof values === 'object');
}

/**
 * A record as it is printed: each message in it as its sentence and, under the same name with `Code` behind, as it is. So is a list
 * of messages. Dates, bytes and the like stay as they are.
 */
export function spoken(value: unknown, speaker: Speaker): unknown {
  if (isMessage(value)) return speaker.say(value);
  if (Array.isArray(value)) return value.map((item) => spoken(item, speaker));
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, held]) => {
      const pair = [name, spoken(held, speaker)];
      return isSaid(held) ? [pair, [`${name}Code`, held]] : [pair];
    }),
  );
}

const isSaid = (value: unknown): boolean =>
  isMessage(value) || (Array.isArray(value) && value.length > 0 && value.every(isMessage));

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
