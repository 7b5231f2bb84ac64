/** All rows, a batch at a time, each batch found by the last key of the one before: constant memory, and no long transaction. */
export async function* inBatches<T, K>(
  first: K,
  keyOf: (row: T) => K,
  read: (after: K) => Promise<readonly T[]>,
): AsyncGenerator<readonly T[]> {
  for (let after = first; ;) {
    const rows = await read(after);
    if (rows.length === 0) return;
    yield rows;
    after = keyOf(rows.at(-1)!);
  }
}
