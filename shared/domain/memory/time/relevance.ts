import type { Frame } from './frames.ts';
import type { Known, KnownStore } from './known.ts';
import type { TimedQuestion } from './question.ts';
import type { Word } from './words.ts';

/** A few common words make a question no better known than that. */
const LEAST_TOP = 0.6;
/** Below that share of the question's words nothing was found by words, and meaning steps in. */
const NOTHING_BELOW = 0.15;
const MEANING_WORTH = 0.3;
const ANCHOR_WORTH = 0.5;
const BY_VALUE = 0.85;
const BY_FRAME = 0.9;
const ROUNDS = 2;

/** Whether the words stand in the sentence, one after the other. */
export function says(fact: Known, words: readonly Word[]): boolean {
  const within = fact.reading.words;
  return within.some((_, from) => words.every(({ root }, step) => within[from + step]?.root === root));
}

function raise(values: Float64Array, most: number, to: number): void {
  if (most <= 0) return;
  for (let i = 0; i < values.length; i++) values[i] = ((values[i] as number) * to) / most;
}

/** How much of the question each fact says itself. */
function byWords(
  { facts, rarity }: KnownStore,
  { words, intent }: TimedQuestion,
  meaning: Float64Array,
): Float64Array {
  const all = words.reduce((sum, { root, weight }) => sum + weight * rarity(root), 0);
  const found = Float64Array.from(facts, ({ telling }) => {
    const roots = new Set(telling.map(({ root }) => root));
    const said = words.reduce(
      (sum, { root, weight }) => sum + (roots.has(root) ? weight * rarity(root) : 0),
      0,
    );
    return all > 0 ? said / all : 0;
  });
  const most = Math.max(0, ...found);
  const nearest = Math.max(0, ...meaning);
  const stepIn = most < NOTHING_BELOW && nearest > 0 ? LEAST_TOP / nearest : MEANING_WORTH;
  if (most < LEAST_TOP) raise(found, most, LEAST_TOP);
  for (const { index } of facts) {
    found[index] = Math.max(found[index] as number, stepIn * (meaning[index] as number));
  }
  if (intent.kind !== 'previous' && intent.kind !== 'next') return found;
  if (intent.anchor.length === 0) return found;
  for (const fact of facts) {
    if (says(fact, intent.anchor))
      found[fact.index] = Math.min(1, (found[fact.index] as number) + ANCHOR_WORTH);
  }
  return found;
}

/** Facts by the keys they share. */
function sharing(
  facts: readonly Known[],
  keysOf: (fact: Known) => readonly string[],
): readonly (readonly Known[])[] {
  const by = new Map<string, Known[]>();
  for (const fact of facts) {
    for (const key of new Set(keysOf(fact))) {
      const others = by.get(key);
      if (others) others.push(fact);
      else by.set(key, [fact]);
    }
  }
  return [...by.values()].filter((others) => others.length > 1);
}

const valueKeys = ({ values }: Known): string[] =>
  values.flatMap(({ key, short }) => (short === null ? [key] : [key, short]));

/** What is asked of one fact is asked of those with its values, and of those that say the same in its frame. */
function spread(facts: readonly Known[], own: Float64Array): Float64Array {
  const byValue = sharing(facts, valueKeys);
  const byFrame = sharing(facts, ({ frame }) => (frame ? [frame.key] : []));
  let now = Float64Array.from(own);
  for (let round = 0; round < ROUNDS; round++) {
    const next = Float64Array.from(now);
    for (const others of byValue) {
      const most = Math.max(...others.map(({ index }) => now[index] as number));
      for (const { index } of others) next[index] = Math.max(next[index] as number, BY_VALUE * most);
    }
    now = Float64Array.from(next);
    for (const others of byFrame) {
      const byFiller = new Map<string, number>();
      for (const { index, frame } of others) {
        const { filler } = frame as Frame;
        byFiller.set(filler, Math.max(byFiller.get(filler) ?? 0, next[index] as number));
      }
      let sum = 0;
      for (const value of byFiller.values()) sum += value;
      const mean = (BY_FRAME * sum) / byFiller.size;
      for (const { index } of others) now[index] = Math.max(own[index] as number, mean);
    }
  }
  return now;
}

/** How much each fact, by its index, has to do with what is asked. `meaning`: how near it is to the question. */
export function relevanceOf(store: KnownStore, question: TimedQuestion, meaning: Float64Array): Float64Array {
  return spread(store.facts, byWords(store, question, meaning));
}
