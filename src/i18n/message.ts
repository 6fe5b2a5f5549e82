import type english from './languages/en.json';

/** `group.name` of every message of the English catalogue. */
export type MessageKey = KeysOf<(typeof english)['messages']>;

type KeysOf<Groups> = {
  [Group in keyof Groups & string]: `${Group}.${keyof Groups[Group] & string}`;
}[keyof Groups & string];

/** What a placeholder of a message stands for; messages within a message are spoken first, several of them as a list. */
export type MessageValue = string | number | boolean | Message | readonly Message[];

/**
 * Something airbridge has to say, as it is stored and returned: a key of the catalogue and the values of its placeholders.
 * Only {@link Speaker} turns it into a sentence, in the reader's language.
 */
export interface Message {
  readonly key: MessageKey;
  readonly values?: Readonly<Record<string, MessageValue>>;
}

/** A message of these values; none where it has no placeholder. */
export function message(key: MessageKey, values?: Readonly<Record<string, MessageValue>>): Message {
  return values === undefined ? { key } : { key, values };
}
