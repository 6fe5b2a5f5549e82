/** Applies `change` to every row of a stream of batches. */
export async function* mapRows<A, B>(
  batches: AsyncIterable<readonly A[]>,
  change: (row: A) => B,
): AsyncGenerator<B[]> {
  for await (const batch of batches) yield batch.map(change);
}

/** Items that are at hand as a stream of one batch; of none without any. */
export async function* oneBatch<T>(items: readonly T[]): AsyncGenerator<readonly T[]> {
  if (items.length > 0) yield items;
}
