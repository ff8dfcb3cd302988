import type { Known } from './known.ts';
import type { TimedQuestion } from './question.ts';
import { says } from './relevance.ts';
import type { Word } from './words.ts';

/** A fact, and how likely it is a version of what is asked: of this slot, and so. */
export interface Version {
  readonly fact: Known;
  readonly chance: number;
}

/**
 * How likely each is the last of them, oldest first: it is one, and none of the later ones is. `skip` is how many later
 * ones there must be: 1 for the last but one.
 */
function lastOf(versions: readonly Version[], skip = 0): Map<Known, number> {
  const found = new Map<Known, number>();
  // How likely exactly 0, 1, … of the later ones are versions.
  const later = [1, ...Array.from({ length: skip }, () => 0)];
  for (const { fact, chance } of versions.toReversed()) {
    found.set(fact, chance * (later[skip] as number));
    for (let count = skip; count >= 0; count--) {
      later[count] =
        (later[count] as number) * (1 - chance) + (count > 0 ? (later[count - 1] as number) * chance : 0);
    }
  }
  return found;
}

/** The version that the question names: "before X". */
function anchorOf(versions: readonly Version[], named: readonly Word[]): Known | null {
  if (named.length === 0) return null;
  const saying = versions.filter(({ fact }) => says(fact, named));
  const best = Math.max(0, ...saying.map(({ chance }) => chance));
  return saying.findLast(({ chance }) => chance > 0 && chance >= best * 0.8)?.fact ?? null;
}

function previous(versions: readonly Version[], named: readonly Word[]): Map<Known, number> {
  const anchor = anchorOf(versions, named);
  if (!anchor) return lastOf(versions, 1);
  const values = new Set(anchor.values.map(({ key }) => key));
  const earlier = versions.filter(
    ({ fact }) =>
      fact.index < anchor.index &&
      !says(fact, named) &&
      !fact.values.some((value) => value.isFiller && values.has(value.key)),
  );
  return lastOf(earlier);
}

/** How likely each version is the one asked for. `versions`: oldest first. */
export function answersOf(
  versions: readonly Version[],
  { intent }: TimedQuestion,
  now: number,
): Map<Known, number> {
  const until = (end: number): Version[] => versions.filter(({ fact }) => fact.since <= end);
  const holding = (from: number, end: number): Version[] =>
    until(end).filter(({ fact: { candidate } }) => candidate.validTo === null || candidate.validTo > from);
  const orFirst = (chosen: readonly Version[]): Map<Known, number> =>
    chosen.length > 0 ? lastOf(chosen) : lastOf(versions.toReversed());
  switch (intent.kind) {
    case 'current':
      return lastOf(holding(now, now).filter(({ fact }) => !fact.candidate.superseded));
    case 'list':
    case 'history':
      return new Map(versions.map(({ fact, chance }) => [fact, chance]));
    case 'first':
      return lastOf(versions.toReversed());
    case 'as of':
      return orFirst(holding(intent.span.from, intent.span.to));
    case 'before':
      return orFirst(until(intent.span.from - 1));
    case 'previous':
      return previous(versions, intent.anchor);
    case 'next': {
      const anchor = anchorOf(versions, intent.anchor);
      return anchor
        ? lastOf(versions.filter(({ fact }) => fact.index > anchor.index).toReversed())
        : new Map();
    }
  }
}
