interface Identified {
  readonly id: string;
}

/** Those that were put in order first, as they were put; the others after them as they come. */
export function inOrder<T extends Identified>(all: readonly T[], order: readonly string[]): T[] {
  const placeOf = (id: string): number => {
    const place = order.indexOf(id);
    return place === -1 ? order.length : place;
  };
  return all.toSorted((a, b) => placeOf(a.id) - placeOf(b.id));
}

/** One of them a place further up or down; at the ends it stays. */
export function movedBy<T extends Identified>(all: readonly T[], one: T, by: -1 | 1): T[] {
  const from = all.findIndex(({ id }) => id === one.id);
  const to = from + by;
  const [moved, other] = [all[from], all[to]];
  if (!moved || !other) return [...all];
  return all.with(from, other).with(to, moved);
}
