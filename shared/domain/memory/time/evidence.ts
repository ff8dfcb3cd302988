import { BY_WORDS, type Weights, weightsAmong } from './evidence-weights.ts';
import type { Known, KnownStore } from './known.ts';
import type { TimedQuestion } from './question.ts';
import { relevanceOf } from './relevance.ts';
import { withoutOtherThings } from './things.ts';
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
  /** How near it is to the middle of the slot most asked for, and to the nearest other one. */
  readonly near: number;
  readonly far: number;
  /** How near it is to the nearest seed. */
  readonly seed: number;
  /** How much of what is relevant has a value of its shape. */
  readonly shape: number;
  /** 1 where its sentence varies one that others vary too. */
  readonly frame: number;
}

/** The share of facts that are versions of something, from which one kind of weights begins and the other ends. */
const FEW_VERSIONS = 0.25;
const MANY_VERSIONS = 0.6;

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

/**
 * How much of this memory is versions: the share of its facts that vary another's sentence or name a value that another
 * names, of all of them or of what is asked for, whichever is less; 0 for few, 1 for many.
 */
function versionsIn(facts: readonly Known[], relevance: Float64Array): number {
  const named = new Map<string, number>();
  for (const { values } of facts) {
    for (const key of new Set(values.map((value) => value.key))) named.set(key, (named.get(key) ?? 0) + 1);
  }
  const isVersion = ({ frame, values }: Known): boolean =>
    frame !== null || values.some(({ key }) => (named.get(key) as number) > 1);
  let [all, asked, versions, askedVersions] = [0, 0, 0, 0];
  for (const fact of facts) {
    const worth = (relevance[fact.index] as number) ** 3;
    all++;
    asked += worth;
    if (!isVersion(fact)) continue;
    versions++;
    askedVersions += worth;
  }
  const share = Math.min(versions / all, askedVersions / Math.max(1e-9, asked));
  return Math.min(1, Math.max(0, (share - FEW_VERSIONS) / (MANY_VERSIONS - FEW_VERSIONS)));
}

function signsOf(
  { facts }: KnownStore,
  slots: Slots,
  asked: Float32Array | null,
  meaning: Float64Array,
  relevance: Float64Array,
): readonly Signs[] {
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
      far,
      seed: seedNearness(fact, seeds),
      shape: shapeShare(fact),
      frame: fact.frame ? 1 : 0,
    };
  });
}

/** How likely each fact is a member, given how near each is to what the members have in common. */
function chancesOf(signs: readonly Signs[], near: readonly number[], weights: Weights): readonly number[] {
  const nearest = Math.max(1e-9, ...near);
  return signs.map((one, index) => {
    const own = near[index] as number;
    const evidence =
      weights.none +
      weights.relevance * one.relevance +
      weights.nearness * one.nearness +
      weights.meaning * one.meaning +
      weights.slot * one.slot +
      weights.near * own +
      weights.nearest * (own / nearest) +
      weights.ahead * (own - one.far) +
      weights.seed * one.seed +
      weights.shape * one.shape +
      weights.frame * one.frame;
    return logistic(evidence);
  });
}

/** What speaks for each fact to be of the kind that is asked for, of whomever, and true or not. */
export interface Membership {
  /** How likely each is one, by its index. */
  readonly chances: readonly number[];
  /** How much of this memory is versions of something, 0 to 1: the fewer, the surer an answer has to be. */
  readonly versions: number;
}

export function membershipOf(
  store: KnownStore,
  slots: Slots,
  question: TimedQuestion,
  asked: Float32Array | null,
): Membership {
  const { facts } = store;
  const vectors = facts.map(({ candidate }) => candidate.vector);
  const meaning = meaningOf(facts, asked);
  const relevance = relevanceOf(store, question, meaning);
  const signs = signsOf(store, slots, asked, meaning, relevance);
  const versions = versionsIn(facts, relevance);
  const bySlot = signs.map(({ near }) => near);
  const membership = (chances: readonly number[]): Membership => ({
    chances: withoutOtherThings(facts, question, chances, versions),
    versions,
  });
  if (!asked || vectors.every((vector) => vector === null)) {
    return membership(chancesOf(signs, bySlot, BY_WORDS));
  }
  const [first, second] = weightsAmong(versions);
  // The probable members together say better what is asked for than the slot that words and frames made.
  const middle = weightedMean(vectors, chancesOf(signs, bySlot, first));
  const near = vectors.map((vector) => dot(vector, middle));
  return membership(chancesOf(signs, near, second));
}
