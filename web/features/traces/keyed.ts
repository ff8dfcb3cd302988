/** Things with a key each for a list that is drawn: their name, and which of that name they are. */
export function keyed<T>(
  things: readonly T[],
  nameOf: (thing: T) => string,
): { readonly key: string; readonly of: T }[] {
  const seen = new Map<string, number>();
  return things.map((of) => {
    const name = nameOf(of);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { key: `${name} ${count}`, of };
  });
}
