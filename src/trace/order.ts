/**
 * The longest run of reports, not necessarily adjacent, whose times never go back.
 *
 * A trace is written in the order of reception, so a time older than its neighbours' is a bad clock or a stray point of
 * another day. Keeping the longest non-decreasing subsequence leaves out the fewest reports, and one wild time cannot take
 * the rest of the day with it.
 *
 * @param timeMs times in the source's own order
 * @returns positions kept, ascending; null when nothing runs back, the usual case
 */
export function keepTimeOrder(timeMs: Float64Array): Uint32Array | null {
  if (isSorted(timeMs)) return null;
  // Patience sorting: tails[k] ends the best subsequence of length k + 1 found so far.
  const tails: number[] = [];
  const previous = new Int32Array(timeMs.length).fill(-1);
  for (let i = 0; i < timeMs.length; i++) {
    const length = upperBound(tails, timeMs, timeMs[i]);
    previous[i] = length > 0 ? tails[length - 1] : -1;
    tails[length] = i;
  }
  const kept = new Uint32Array(tails.length);
  for (let k = tails.length - 1, i = tails[k]; k >= 0; k--, i = previous[i]) kept[k] = i;
  return kept;
}

function isSorted(timeMs: Float64Array): boolean {
  for (let i = 1; i < timeMs.length; i++) if (timeMs[i] < timeMs[i - 1]) return false;
  return true;
}

function upperBound(tails: readonly number[], timeMs: Float64Array, time: number): number {
  let low = 0;
  let high = tails.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeMs[tails[middle]] <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
