/** Of several versions of a record the greatest, by id or by another name that begins with it. */
export function greatestById<Kept extends { id: string }>(
  lists: readonly (readonly Kept[])[],
  compare: (a: Kept, b: Kept) => number,
  nameOf: (record: Kept) => string = ({ id }) => id,
): Map<string, Kept> {
  const kept = new Map<string, Kept>();
  for (const record of lists.flat()) {
    const name = nameOf(record);
    const other = kept.get(name);
    if (!other || compare(other, record) < 0) kept.set(name, record);
  }
  return kept;
}

/** In the order of the names they are kept by. */
export function sortedById<Kept>(kept: ReadonlyMap<string, Kept>): Kept[] {
  return [...kept].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);
}
