import type { Known, KnownStore } from './known.ts';
import type { TimedQuestion } from './question.ts';
import { relevanceOf } from './relevance.ts';
import { slotEvidence, type Slots } from './slots.ts';
import { dot, weightedMean } from './vectors.ts';

/** A fact this relevant, next to the most relevant one, is a seed: others are compared with it. */
const SEED_FROM = 0.6;

/** What is known of a fact before the slot asked for is. Each is 0 to 1, or the cosine of two meanings. */
interface Signs {
  /** Words, values and frames shared with the question, next to the fact that shares most. */
  readonly relevance: number;
  /** How near its meaning is to the question; next to the nearest, and as it is. */
  readonly nearness: number;
  readonly meaning: number;
  /** How much its slot is asked for, next to the one most asked for. */
  readonly slot: number;
  /** How near it is to the middle of the slot most asked for, and how much nearer than to any other. */
  readonly near: number;
  readonly ahead: number;
  readonly far: number;
  /** How near it is to the nearest seed. */
  readonly seed: number;
  /** How much of what is relevant has a value of its shape. */
  readonly shape: number;
  /** 1 where its sentence varies one that others vary too. */
  readonly frame: number;
}

/**
 * Weights of a logistic model, first without and then with the middle of the probable members. Found on generated lives
 * by raising the likelihood of the right answers; a life of other attributes in other words keeps the figures.
 */
const FIRST = {
  relevance: 1.5,
  nearness: 1.5,
  meaning: 1.8,
  slot: 0.8,
  near: 1.8,
  ahead: 3.2,
  seed: 1.6,
  shape: 1.6,
  frame: -0.5,
  none: -4.4,
};
const SECOND = {
  relevance: 1.9,
  nearness: 0.78,
  meaning: 3.37,
  slot: 0.65,
  near: 3.18,
  nearest: 2.77,
  ahead: 3.7,
  seed: 1.48,
  shape: 2.02,
  frame: -0.93,
  none: -5.5,
};

/** Without vectors, words and values have to do. */
const BY_WORDS = {
  ...FIRST,
  relevance: 5,
  nearness: 0,
  meaning: 0,
  slot: 2,
  seed: 0,
  shape: 2,
  frame: 0,
  none: -6.5,
};

const logistic = (z: number): number => 1 / (1 + Math.exp(-z));

function bySubject(facts: readonly Known[]): Map<string | null, Known[]> {
  const by = new Map<string | null, Known[]>();
  for (const fact of facts) {
    const own = by.get(fact.subject);
    if (own) own.push(fact);
    else by.set(fact.subject, [fact]);
  }
  return by;
}

/** Fewer facts about somebody do not show what a name adds. */
const SHOWN_BY = 3;

/**
 * How near each fact is to the question. A name in the question draws all facts about that person, whatever they say:
 * what they have on average over everybody's is the name's doing and is taken off.
 */
function meaningOf(facts: readonly Known[], asked: Float32Array | null): Float64Array {
  const raw = Float64Array.from(facts, ({ candidate }) => dot(asked, candidate.vector));
  const mean = (of: readonly Known[]): number =>
    of.reduce((sum, { index }) => sum + (raw[index] as number), 0) / of.length;
  const all = mean(facts);
  const extra = new Map(
    [...bySubject(facts)].map(([subject, own]) => [
      subject,
      subject !== null && own.length >= SHOWN_BY ? Math.max(0, mean(own) - all) : 0,
    ]),
  );
  // Every subject of a fact is in `extra`.
  return Float64Array.from(facts, ({ index, subject }) =>
    Math.max(0, (raw[index] as number) - (extra.get(subject) as number)),
  );
}

function seedNearness(fact: Known, seeds: readonly Known[]): number {
  let nearest = 0;
  for (const seed of seeds) {
    if (seed !== fact) nearest = Math.max(nearest, dot(fact.candidate.vector, seed.candidate.vector));
  }
  return nearest;
}

/** The share of the relevant facts that have a value of one of these shapes. */
function shapeShares(facts: readonly Known[], relevance: Float64Array): (fact: Known) => number {
  const byShapes = new Map<string, { shapes: Known['shapes']; worth: number }>();
  let all = 0;
  for (const { index, shapes } of facts) {
    const worth = (relevance[index] as number) ** 3;
    const key = [...shapes].toSorted().join();
    byShapes.set(key, { shapes, worth: worth + (byShapes.get(key)?.worth ?? 0) });
    all += worth;
  }
  const shares = new Map(
    [...byShapes].map(([key, { shapes }]) => {
      let shared = 0;
      for (const other of byShapes.values())
        if ([...other.shapes].some((one) => shapes.has(one))) shared += other.worth;
      return [key, shared / (all || 1)];
    }),
  );
  return ({ shapes }) => shares.get([...shapes].toSorted().join()) as number;
}

function signsOf(
  store: KnownStore,
  slots: Slots,
  question: TimedQuestion,
  asked: Float32Array | null,
): readonly Signs[] {
  const { facts } = store;
  const meaning = meaningOf(facts, asked);
  const relevance = relevanceOf(store, question, meaning);
  const bySlot = slotEvidence(slots, relevance, asked);
  const most = Math.max(1e-9, ...relevance);
  const nearest = Math.max(1e-9, ...meaning);
  const seeds = facts.filter(({ index }) => (relevance[index] as number) >= SEED_FROM * most);
  const shapeShare = shapeShares(facts, relevance);
  return facts.map((fact) => {
    const { share, near, far } = bySlot.of(fact);
    return {
      relevance: (relevance[fact.index] as number) / most,
      nearness: (meaning[fact.index] as number) / nearest,
      meaning: meaning[fact.index] as number,
      slot: share,
      near,
      ahead: near - far,
      far,
      seed: seedNearness(fact, seeds),
      shape: shapeShare(fact),
      frame: fact.frame ? 1 : 0,
    };
  });
}

function weigh(signs: Signs, weights: typeof FIRST): number {
  return (
    weights.none +
    weights.relevance * signs.relevance +
    weights.nearness * signs.nearness +
    weights.meaning * signs.meaning +
    weights.slot * signs.slot +
    weights.seed * signs.seed +
    weights.shape * signs.shape +
    weights.frame * signs.frame
  );
}

/** How likely each fact, by its index, says the kind of thing that is asked for, of whomever, and true or not. */
export function membershipOf(
  store: KnownStore,
  slots: Slots,
  question: TimedQuestion,
  asked: Float32Array | null,
): Float64Array {
  const signs = signsOf(store, slots, question, asked);
  if (!asked || store.facts.every(({ candidate }) => candidate.vector === null)) {
    return Float64Array.from(signs, (one) => logistic(weigh(one, BY_WORDS)));
  }
  const first = signs.map((one) =>
    logistic(weigh(one, FIRST) + FIRST.near * one.near + FIRST.ahead * one.ahead),
  );
  // The probable members together say better what is asked for than the slot that words and frames made.
  const middle = weightedMean(
    store.facts.map(({ candidate }) => candidate.vector),
    first,
  );
  const near = store.facts.map(({ candidate }) => dot(candidate.vector, middle));
  const nearest = Math.max(1e-9, ...near);
  return Float64Array.from(signs, (one, index) => {
    const own = near[index] as number;
    const place = SECOND.near * own + SECOND.nearest * (own / nearest) + SECOND.ahead * (own - one.far);
    return logistic(weigh(one, SECOND) + place);
  });
}
