import { isUnspaced } from '../../../../shared/domain/recall/fold.ts';
import type { ReadQuestion } from '../../../../shared/domain/recall/question.ts';
import { STOP_WORDS } from '../../../../shared/domain/recall/stop-words.ts';
import { BEGUN, MISSPELT } from '../../../../shared/domain/recall/weights.ts';
import type { Store } from './store.ts';

/** A term that stands for a word of the question, and how much of it that is worth. */
export interface Alternative {
  readonly term: number;
  readonly worth: number;
}

/** A word of the question: an item gains the best of its alternatives, times the slot's share of the question. */
export interface Slot {
  readonly alternatives: readonly Alternative[];
  readonly share: number;
  /** The same by term, where there are more of them than words in an item. */
  readonly worths: ReadonlyMap<number, number> | null;
}

/** As many words as an item of ordinary length has. */
const MANY = 12;

interface Wanted {
  readonly alternatives: readonly Alternative[];
  readonly weight: number;
}

/**
 * The words of the question as terms of the index. Shares add up to one over all words, those the index lacks included:
 * an item that holds half of what was asked for reaches half. The rarest come first.
 */
export function findSlots(store: Store, question: ReadQuestion): Slot[] {
  const wanted = [...wholeWords(store, question), ...begunWord(store, question)];
  const worths = wanted.map(({ alternatives, weight }) => weight * inverseFrequency(store, alternatives));
  const total = worths.reduce((sum, worth) => sum + worth, 0);
  const slots = wanted.map(({ alternatives }, at) => {
    return {
      alternatives,
      share: (store.recipe.words * (worths[at] as number)) / total,
      worths:
        alternatives.length > MANY ? new Map(alternatives.map(({ term, worth }) => [term, worth])) : null,
    };
  });
  return slots
    .filter(({ alternatives, share }) => alternatives.length > 0 && share > 0)
    .toSorted((a, b) => b.share - a.share);
}

function wholeWords(store: Store, { words, begun }: ReadQuestion): Wanted[] {
  const { lexicon } = store;
  return words
    .filter(({ word }) => word !== begun)
    .map(({ word, term, weight }) => {
      const exact = lexicon.terms.idOf(term);
      if (exact !== undefined) return { alternatives: [{ term: exact, worth: 1 }], weight };
      const alternatives = isUnspaced(word)
        ? lexicon.beginningWith(word).map((each) => ({ term: each, worth: BEGUN }))
        : lexicon.near(word).map((each) => ({ term: each, worth: MISSPELT }));
      return { alternatives, weight };
    });
}

function begunWord(store: Store, { words, begun, names }: ReadQuestion): Wanted[] {
  if (begun === null || names.includes(begun)) return [];
  const whole = words.find(({ word }) => word === begun);
  // "the" may become "theatre", but only where nothing else was asked for.
  if (!whole && (!STOP_WORDS.has(begun) || words.length > 0)) return [];
  const { lexicon } = store;
  const exact = whole && lexicon.terms.idOf(whole.term);
  const longer = begun.length > 1 || isUnspaced(begun) ? lexicon.beginningWith(begun) : [];
  const alternatives = [
    ...(exact === undefined ? [] : [{ term: exact, worth: 1 }]),
    ...longer.filter((term) => term !== exact).map((term) => ({ term, worth: BEGUN })),
  ];
  const found =
    alternatives.length > 0 ? alternatives : lexicon.near(begun).map((term) => ({ term, worth: MISSPELT }));
  return [{ alternatives: found, weight: whole?.weight ?? 1 }];
}

function inverseFrequency(store: Store, alternatives: readonly Alternative[]): number {
  const items = store.size;
  const holding = Math.min(
    items,
    alternatives.reduce((sum, { term }) => sum + store.postings.sizeOf(term), 0),
  );
  return Math.log(1 + (items - holding + 0.5) / (holding + 0.5));
}
