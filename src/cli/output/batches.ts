/** Applies `change` to every row of a stream of batches. */
export async function* mapRows<A, B>(
  batches: AsyncIterable<readonly A[]>,
  change: (row: A) => B,
): AsyncGenerator<B[]> {
  for await (const batch of batches) yield batch.map(change);
}
