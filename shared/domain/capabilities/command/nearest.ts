/** How many wrong, missing, added or swapped letters a word may have and still be meant: one in three. */
const mostMistakes = (word: string): number => Math.max(1, Math.floor(word.length / 3));

/** The one of `known` that a mistyped word most likely means; null where none is near. */
export function nearestOf(word: string, known: readonly string[]): string | null {
  const typed = word.toLowerCase();
  const begun = known.filter((name) => typed.length > 0 && name.toLowerCase().startsWith(typed));
  if (begun[0] !== undefined) return begun[0];
  const ranked = known
    .map((name) => ({ name, mistakes: mistakesBetween(typed, name.toLowerCase()) }))
    .toSorted((a, b) => a.mistakes - b.mistakes);
  const best = ranked[0];
  return best && best.mistakes <= mostMistakes(best.name) ? best.name : null;
}

/** Letters to change, add, leave out or swap with their neighbour until the one word is the other. */
function mistakesBetween(one: string, other: string): number {
  // A pasted word is no mistyped one, and would only take its time.
  if (Math.abs(one.length - other.length) > mostMistakes(other)) return Infinity;
  let [before, row] = [[] as number[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const least = Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + (isSame ? 0 : 1));
      next.push(isSwapped ? Math.min(least, at(before, j - 2) + 1) : least);
    }
    [before, row] = [row, next];
  }
  return at(row, other.length);
}

const at = (row: readonly number[], place: number): number => row[place] as number;
