import { SUBJECT, SUBJECT_OWN } from './assertion.ts';
import type { Known } from './known.ts';
import { FUNCTION_WORDS, saysSomething, type Word } from './words.ts';

/** What names a thing is a few words at most: "my old phone bill". */
const LONGEST_NAME = 3;
const STATES = /^(?:is|are|was|were|costs?)$/;

/** The roots of the words that follow, up to one that says how words belong together, or to a number. */
function nameAt(words: readonly Word[], from: number): readonly string[] {
  const following = words.slice(from, from + LONGEST_NAME);
  const end = following.findIndex(({ lower }) => FUNCTION_WORDS.has(lower) || /^\p{N}/u.test(lower));
  return following
    .slice(0, end < 0 ? LONGEST_NAME : end)
    .filter(saysSomething)
    .map(({ root }) => root);
}

/** What a question asks for by its name: "my rent", "how much sugar", "which school". As roots; `telling`: of its words. */
export function thingsAsked(all: readonly Word[], telling: readonly Word[]): ReadonlySet<string> {
  const roots = new Set(telling.map(({ root }) => root));
  const opens = ({ lower }: Word, at: number): boolean =>
    /^(?:my|our|what|which)$/.test(lower) || (/^(?:much|many)$/.test(lower) && all[at - 1]?.lower === 'how');
  const named = all.flatMap((word, at) => (opens(word, at) ? nameAt(all, at + 1) : []));
  return new Set(named.filter((root) => roots.has(root)));
}

/** What a sentence names as somebody's own, or says something of: "my salary", "rent is", "the boiler". */
function namesThing({ reading: { words } }: Known): boolean {
  return words.some((word, at) => {
    if (word.root === SUBJECT_OWN || (at === 0 && word.lower === 'the'))
      return nameAt(words, at + 1).length > 0;
    const isMark = word.root.startsWith(SUBJECT.slice(0, 1));
    return at === 0 && !isMark && STATES.test(words[1]?.lower ?? '') && nameAt(words, 0).length > 0;
  });
}

/**
 * Who asks for a thing by its name gets no other thing: a salary of so many euros a month is no later version of a rent.
 * Another one is what has none of the question's words, names a thing itself, and shares no value with a fact of what was
 * asked for. Where most facts are versions of something, a change of words is likelier than another thing: so much of
 * the chance, `versions` of 0 to 1, is left.
 */
export function withoutOtherThings(
  facts: readonly Known[],
  asked: { readonly things: ReadonlySet<string>; readonly words: readonly Word[] },
  chances: readonly number[],
  versions: number,
): readonly number[] {
  const named = facts.filter(
    ({ reading, telling }) => !reading.isTalk && telling.some(({ root }) => asked.things.has(root)),
  );
  if (named.length === 0) return chances;
  const roots = new Set(asked.words.map(({ root }) => root));
  const keysOf = ({ values }: Known): string[] => values.flatMap(({ key, short }) => [key, short ?? key]);
  const keys = new Set(named.flatMap(keysOf));
  const isOther = (fact: Known): boolean =>
    !fact.telling.some(({ root }) => roots.has(root)) &&
    !keysOf(fact).some((key) => keys.has(key)) &&
    namesThing(fact);
  return facts.map((fact) => {
    const chance = chances[fact.index] as number;
    return isOther(fact) ? chance * versions : chance;
  });
}
