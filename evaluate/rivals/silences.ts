import type { Reports } from 'airbridge/source';
import type { Part } from './nearest.js';

/** What the usual Python library cuts at. */
const SILENCE_MS = 10 * 60_000;

/** Cuts a trace at every silence of ten minutes and nowhere else. */
export function splitAtSilences({ timeMs, length }: Reports): Part[] {
  const parts: Part[] = [];
  for (let first = 0, i = 1; i <= length; i++) {
    if (i < length && timeMs[i] - timeMs[i - 1] <= SILENCE_MS) continue;
    parts.push({ first, last: i - 1 });
    first = i;
  }
  return parts;
}
