import type { Fact } from '../../schemas/index.ts';
import { isSuperseded, type Draft } from './facts.ts';

/** Facts by id, those that were forgotten among them: they still tell what replaced what. */
export type FactsById = ReadonlyMap<string, Fact>;

/** Since when it holds, as far as is known. */
export function beginningOf(fact: Pick<Fact, 'createdAt' | 'validFrom'>): number {
  return fact.validFrom ?? fact.createdAt;
}

/** What it replaced ends when it begins, also where that is another day now. Other ends stay as they are. */
export function moveEnds(before: Fact, after: Draft, facts: FactsById, now: number): readonly Draft[] {
  const [from, to] = [beginningOf(before), beginningOf(after)];
  if (from === to) return [];
  return before.supersedes.flatMap((id) => {
    const fact = facts.get(id);
    return fact?.supersededBy === before.id && fact.validTo === from
      ? [{ ...fact, validTo: to, updatedAt: now }]
      : [];
  });
}

/** What holds in its place: what was forgotten since replaces nothing, but what replaced that one does. */
export function successorOf(fact: Fact, facts: FactsById): Fact | null {
  return walk(fact, facts).standing;
}

/** It holds again: nothing replaces it, and it has no end that is over or that was only another's beginning. */
export function holdAgain(fact: Fact, facts: FactsById, now: number): Draft {
  const isOver =
    fact.validTo !== null && (fact.validTo <= now || isEndedBy(fact, walk(fact, facts).forgotten));
  return { ...fact, supersededBy: null, validTo: isOver ? null : fact.validTo, updatedAt: now };
}

/**
 * Of earlier facts those that nothing replaces any more because it was forgotten, and that would hold had it never been
 * written. One that had ended before stays history.
 */
export function leftBehind(earlier: readonly Fact[], facts: FactsById, now: number): readonly Fact[] {
  return earlier.filter((fact) => {
    if (fact.deletedAt !== null || fact.supersededBy === null) return false;
    const { standing, forgotten } = walk(fact, facts);
    if (standing || forgotten.length === 0) return false;
    return isEndedBy(fact, forgotten) || !isSuperseded({ ...fact, supersededBy: null }, now);
  });
}

/** Those that were forgotten on the way to what stands in its place; null where nothing does. */
function walk(fact: Fact, facts: FactsById): { standing: Fact | null; forgotten: readonly Fact[] } {
  const forgotten: Fact[] = [];
  let next = fact.supersededBy;
  while (next !== null && next !== fact.id && !forgotten.some(({ id }) => id === next)) {
    const other = facts.get(next);
    if (!other) break;
    if (other.deletedAt === null) return { standing: other, forgotten };
    forgotten.push(other);
    next = other.supersededBy;
  }
  return { standing: null, forgotten };
}

/** A day that was set since is no reason to take the end for one that was known otherwise. */
function isEndedBy({ validTo }: Fact, others: readonly Fact[]): boolean {
  return others.some(({ createdAt, validFrom }) => validTo === createdAt || validTo === validFrom);
}
