/** So many entries take a few milliseconds: often enough to be stopped, and to show how far it is. */
const AT_ONCE = 250;

/** How many entries are done, of all there are. */
export interface Step {
  readonly done: number;
  readonly total: number;
}

/** Goes through lists one after the other, pausing after each batch; `total` is how many entries they have together. */
export function createSteps(total: number) {
  let done = 0;
  return function* each(
    entries: readonly unknown[],
    take: (entry: unknown, at: number) => void,
  ): Generator<Step> {
    for (let start = 0; start < entries.length; start += AT_ONCE) {
      const some = entries.slice(start, start + AT_ONCE);
      some.forEach((entry, at) => take(entry, start + at));
      done += some.length;
      yield { done, total };
    }
  };
}
export type Steps = ReturnType<typeof createSteps>;
