import type { Reports } from 'airbridge/source';

/** What the usual Python library cuts at. */
const SILENCE_MS = 10 * 60_000;

/** Positions of the first and last report of a part of a trace. */
export interface Part {
  readonly first: number;
  readonly last: number;
}

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
