import { englishSpeaker, spoken } from '../../i18n/index.js';
import type { Sink } from './sink.js';

// JSON.stringify escapes C0 controls only; the rest could still act on a terminal.
const UNPRINTABLE = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Messages are printed as their sentences, and as they are beside these (`reason`, `reasonCode`). */
const printed = (value: unknown): unknown => spoken(value, englishSpeaker());

/** A value as JSON on one line that is safe to look at: invisible characters are escaped, which changes no value. */
export function jsonLine(value: unknown): string {
  return escapeInvisible(JSON.stringify(printed(value)));
}

/** One JSON document, laid out to be read. */
export async function writeJsonDocument(sink: Sink, value: unknown): Promise<void> {
  await sink.write(`${escapeInvisible(JSON.stringify(printed(value), null, 2))}\n`);
}

/** Records as NDJSON: one a line, a batch at a time. */
export async function writeJsonLines(sink: Sink, batches: AsyncIterable<readonly unknown[]>): Promise<void> {
  for await (const batch of batches)
    await sink.write(batch.map((record) => `${jsonLine(record)}\n`).join(''));
}

function escapeInvisible(json: string): string {
  return json.replace(UNPRINTABLE, (character) =>
    [...Array(character.length).keys()]
      .map((i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
