import { cueTable } from '../../../../shared/domain/recall/cues.ts';
import { timeMatch } from '../../../../shared/domain/recall/dates.ts';
import { wordsOf } from '../../../../shared/domain/recall/fold.ts';
import { readQuestion, type ReadQuestion } from '../../../../shared/domain/recall/question.ts';
import { termOf } from '../../../../shared/domain/recall/term.ts';
import {
  PARTICIPANTS_MOST,
  SPEAKER_MOST,
  TIES,
  type RecallWeights,
} from '../../../../shared/domain/recall/weights.ts';
import type { IndexQuery } from '../../../ports/memory-index.ts';
import { passingGroups } from './filter.ts';
import { findSlots, type Slot } from './slots.ts';
import type { Store } from './store.ts';

/** What a way of scoring adds, looked up by the numbers of a row. */
export interface CueTables {
  readonly weights: RecallWeights;
  /** By packed cues. */
  readonly cues: Float64Array;
  /** By speaker. */
  readonly speakers: Float64Array;
  /** By day. */
  readonly times: Float64Array;
}

/** A query, made ready: everything that depends on few values is worked out before rows are looked at. */
export interface Plan {
  readonly query: IndexQuery;
  readonly slots: readonly Slot[];
  readonly vector: Float32Array | null;
  /** Whether there are neighbours, and they count. */
  readonly inContext: boolean;
  readonly alone: CueTables;
  readonly talk: CueTables;
  /** By session, for those in which everybody named takes part. */
  readonly participants: Float64Array;
  /** By group: 1 where it passes the filter. */
  readonly passing: Uint8Array;
  /** By group, what breaks ties between facts: a category that the question names, a pin, and both together. */
  readonly categories: Float64Array;
  readonly pins: Float64Array;
  readonly ties: Float64Array;
  /** By day, for facts. */
  readonly recency: Float64Array;
  /** By group: 1 where ties are broken. */
  readonly facts: Uint8Array;
}

export function makePlan(store: Store, query: IndexQuery): Plan {
  const names = store.derived.speakersByWord();
  const question = readQuestion(query.text, {
    knownNames: names,
    now: query.now,
    ...(query.typing === undefined ? {} : { typing: query.typing }),
  });
  const speakers = namedSpeakers(question, names);
  return {
    query,
    slots: findSlots(store, question),
    vector: query.vector?.some((component) => component !== 0) ? query.vector : null,
    inContext: query.withoutNeighbours !== true && store.sessions.names.total > 0,
    alone: cueTables(store, question, speakers, store.recipe.alone),
    talk: cueTables(store, question, speakers, store.recipe.talk),
    participants: participantTable(store, question, names),
    ...groupTables(store, query, question),
    recency: store.derived.recency(query.now),
  };
}

/** Whom the question is about, as long as it is one: those whose name holds all names in it, or the owner. */
function namedSpeakers(question: ReadQuestion, names: ReadonlyMap<string, readonly number[]>): number[] {
  const [first, ...rest] = question.names.map((name) => names.get(name) ?? []);
  if (!first) return question.asksOfOwner ? [0] : [];
  return first.filter((speaker) => rest.every((others) => others.includes(speaker)));
}

function rarity(count: number, of: number): number {
  return count > 0 ? Math.log2(of / count) : 0;
}

function cueTables(
  store: Store,
  question: ReadQuestion,
  speakers: readonly number[],
  weights: RecallWeights,
): CueTables {
  const cues = cueTable({
    time: question.asksWhen ? weights.when : 0,
    number: question.asksAmount ? weights.amount : 0,
    names: question.asksName ? weights.names : 0,
    asks: weights.asks,
    asking: weights.asking,
    firstPerson: weights.firstPerson,
  });
  const bySpeaker = new Float64Array(store.speakers.size + 1);
  const count = speakers.reduce((sum, speaker) => sum + turnsOf(store, speaker), 0);
  const worth = Math.min(SPEAKER_MOST, weights.speaker * rarity(count, store.size));
  for (const speaker of speakers) bySpeaker[speaker] = worth;
  const times = new Float64Array(store.days.size);
  if (question.times.length > 0)
    for (const [id, day] of store.derived.days().entries())
      times[id] = weights.time * timeMatch(question.times, day);
  return { weights, cues, speakers: bySpeaker, times };
}

function turnsOf(store: Store, speaker: number): number {
  if (speaker > 0) return store.speakers.usesOf(speaker - 1);
  return store.size - store.speakers.total;
}

function participantTable(
  store: Store,
  question: ReadQuestion,
  names: ReadonlyMap<string, readonly number[]>,
): Float64Array {
  const { sessions } = store;
  const table = new Float64Array(sessions.names.size);
  if (question.names.length === 0) return table;
  const fitting: number[] = [];
  let turns = 0;
  for (const [session] of sessions.names.entries()) {
    const present = sessions.participants(session);
    const all = question.names.every((name) => names.get(name)?.some((speaker) => present?.has(speaker)));
    if (!all) continue;
    fitting.push(session);
    turns += sessions.names.usesOf(session);
  }
  const worth = Math.min(PARTICIPANTS_MOST, store.recipe.neighbours.participants * rarity(turns, store.size));
  for (const session of fitting) table[session] = worth;
  return table;
}

function groupTables(
  store: Store,
  query: IndexQuery,
  question: ReadQuestion,
): Pick<Plan, 'passing' | 'categories' | 'pins' | 'ties' | 'facts'> {
  const length = store.groups.size + 1;
  const categories = new Float64Array(length);
  const pins = new Float64Array(length);
  const facts = new Uint8Array(length);
  const asked = new Set(question.words.map(({ term }) => term));
  for (const [id, { kind, category, pinned }] of store.derived.groups()) {
    if (kind !== 'fact') continue;
    facts[id + 1] = 1;
    const named = wordsOf(category).some((word) => asked.has(termOf(word) ?? ''));
    categories[id + 1] = named ? TIES.category : 0;
    pins[id + 1] = pinned ? TIES.pin : 0;
  }
  const ties = categories.map((worth, group) => worth + (pins[group] as number));
  return { passing: passingGroups(store, query), categories, pins, ties, facts };
}
