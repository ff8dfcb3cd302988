/**
 * For candidates that can only be measured together: the first one to ask in a round starts the race, and each of the
 * others takes its own time from it.
 */
export function racing<T>(names: readonly string[], run: () => Promise<T>): (name: string) => Promise<T> {
  let round: { readonly result: T; readonly waiting: Set<string> } | null = null;
  return async (name) => {
    if (!round?.waiting.has(name)) round = { result: await run(), waiting: new Set(names) };
    round.waiting.delete(name);
    return round.result;
  };
}
