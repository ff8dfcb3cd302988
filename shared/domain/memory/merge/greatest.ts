/** Of several versions of a record the greatest, by id. */
export function greatestById<Kept extends { id: string }>(
  lists: readonly (readonly Kept[])[],
  compare: (a: Kept, b: Kept) => number,
): Map<string, Kept> {
  const kept = new Map<string, Kept>();
  for (const record of lists.flat()) {
    const other = kept.get(record.id);
    if (!other || compare(other, record) < 0) kept.set(record.id, record);
  }
  return kept;
}

export function sortedById<Kept extends { id: string }>(kept: ReadonlyMap<string, Kept>): Kept[] {
  return [...kept.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
