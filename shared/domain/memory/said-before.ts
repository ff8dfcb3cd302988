import type { Fact } from '../../schemas/index.ts';
import { isSuperseded, isUpcoming } from './facts.ts';
import { fold } from './fold.ts';

/** What two texts have in common that are the same but for case, accents, blanks and the mark at the end. */
function sameText(text: string): string {
  return fold(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<=[^\s.!]) ?[.!]+$/, '');
}

/**
 * The fact that says the same already: one that holds, else one that was forgotten and would hold. What was replaced or
 * is over says it of another time, and what is still to come says it of none yet: then it is news. Of several the latest.
 */
export function saidBefore(
  said: { readonly text: string; readonly subject: string | null },
  facts: readonly Fact[],
  now: number,
): Fact | null {
  const wanted = sameText(said.text);
  const same = facts
    .filter((fact) => fact.subject === said.subject && !isSuperseded(fact, now) && !isUpcoming(fact, now))
    .filter(({ text }) => sameText(text) === wanted)
    .toSorted((a, b) => b.updatedAt - a.updatedAt);
  return same.find(({ deletedAt }) => deletedAt === null) ?? same[0] ?? null;
}
