/** Something that speaks for a category: a fact filed there, or what the category is about. */
export interface Witness {
  readonly category: string;
  /** How close its meaning is to that of the new fact, as a cosine. */
  readonly closeness: number;
}

/** Nearer than this, two facts tend to be about the same thing; farther, any fact may be as near as any other. */
const LEAST_OF_FACT = 0.45;
/** A description is spread over many words and so is never very near: unrelated ones stay below this. */
const LEAST_OF_SEED = 0.08;
/** More would let a large category win by its size. */
const MOST_FACTS = 8;
/** Where everything goes that is like nothing; what lies there speaks for nothing. */
const UNFILED = 'other';

/**
 * The categories a new fact may belong to, the likeliest first; none where nothing is like it. The nearest facts vote
 * for the categories they were filed under, each as loudly as it is close. Of the descriptions of a category
 * (`seeds`) the nearest votes once: it decides where no fact speaks, and is outvoted by habit.
 */
export function guessCategories(facts: readonly Witness[], seeds: readonly Witness[]): readonly string[] {
  // Models differ in how close they hold texts that have nothing in common: most descriptions are of that kind.
  const usual = seeds.reduce((sum, { closeness }) => sum + closeness, 0) / Math.max(1, seeds.length);
  const beyondUsual = ({ category, closeness }: Witness): Witness => ({
    category,
    closeness: (closeness - usual) / (1 - usual),
  });
  const near = facts
    .filter(({ category }) => category !== UNFILED)
    .map(beyondUsual)
    .filter(({ closeness }) => closeness >= LEAST_OF_FACT)
    .toSorted((a, b) => b.closeness - a.closeness)
    .slice(0, MOST_FACTS);
  const votes = new Map<string, number>();
  for (const { category, closeness } of seeds.map(beyondUsual))
    if (closeness >= LEAST_OF_SEED) votes.set(category, Math.max(votes.get(category) ?? 0, closeness));
  for (const { category, closeness } of near) votes.set(category, (votes.get(category) ?? 0) + closeness);
  return [...votes].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([name]) => name);
}
