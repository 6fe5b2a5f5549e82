/**
 * Adjusts p-values for how many there are (Holm, Scandinavian Journal of Statistics 6, 1979): the chance that any of them falls
 * below a level by luck stays below that level.
 *
 * @returns adjusted p-values in the order given
 */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((_, k) => k).sort((a, b) => pValues[a] - pValues[b]);
  const adjusted = new Array<number>(pValues.length);
  let largest = 0;
  for (const [rank, k] of order.entries()) {
    largest = Math.max(largest, Math.min(1, (pValues.length - rank) * pValues[k]));
    adjusted[k] = largest;
  }
  return adjusted;
}
