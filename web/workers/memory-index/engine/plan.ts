import { timeZone } from '../../../../shared/lib/time-zone.ts';
import { timeMatch } from '../../../../shared/domain/recall/dates.ts';
import { readQuestion, type ReadQuestion } from '../../../../shared/domain/recall/question.ts';
import {
  PARTICIPANTS_MOST,
  SPEAKER_MOST,
  TIES,
  type RecallWeights,
} from '../../../../shared/domain/recall/weights.ts';
import type { IndexQuery } from '../../../ports/memory-index.ts';
import { tableOf, type Table } from './derived.ts';
import { passingGroups } from './filter.ts';
import { findSlots, type Slot } from './slots.ts';
import type { Store } from './store.ts';

/** What a way of scoring adds, looked up by the numbers of a row. */
export interface CueTables {
  readonly weights: RecallWeights;
  /** By packed cues. */
  readonly cues: Table;
  /** By speaker. */
  readonly speakers: Table;
  /** By day. */
  readonly times: Table;
}

/** A query, made ready: everything that depends on few values is worked out before rows are looked at. */
export interface Plan {
  readonly query: IndexQuery;
  readonly slots: readonly Slot[];
  readonly vector: Float32Array | null;
  /** Whether there are neighbours, and they count. */
  readonly inContext: boolean;
  readonly alone: CueTables;
  /** That of `alone` where no neighbours count. */
  readonly talk: CueTables;
  /** By session, for those in which everybody named takes part. */
  readonly participants: Float64Array;
  /** By group: 1 where it passes the filter. */
  readonly passing: Uint8Array;
  /** By group, what breaks ties between facts: a category that the question names, a pin, and both together. */
  readonly categories: Table;
  readonly pins: Table;
  readonly ties: Table;
  /** By day, for facts. */
  readonly recency: Table;
  /** By group: 1 where ties are broken. */
  readonly facts: Uint8Array;
}

export function makePlan(store: Store, query: IndexQuery): Plan {
  // What "yesterday" means is told by the clock on the wall, and what was said then is filed by it.
  const zone = timeZone(query.timeZone ?? 'UTC');
  store.fileDaysBy(zone);
  const names = store.derived.speakersByWord();
  const question = readQuestion(query.text, {
    knownNames: names,
    now: () => zone.wallOf(query.now),
    termOf: store.lexicon.termOf,
    ...(query.typing === undefined ? {} : { typing: query.typing }),
  });
  const speakers = namedSpeakers(question, names);
  const inContext = query.withoutNeighbours !== true && store.sessions.names.total > 0;
  const alone = cueTables(store, question, speakers, store.recipe.alone);
  return {
    query,
    slots: findSlots(store, question),
    vector: query.vector?.some((component) => component !== 0) ? query.vector : null,
    inContext,
    alone,
    talk: inContext ? cueTables(store, question, speakers, store.recipe.talk) : alone,
    participants: participantTable(store, question, names),
    ...groupTables(store, query, question),
    recency: store.derived.recency(zone.wallOf(query.now)),
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
  return {
    weights,
    cues: store.derived.cues(question, weights),
    speakers: speakerTable(store, speakers, weights),
    times: timeTable(store, question, weights),
  };
}

function speakerTable(store: Store, speakers: readonly number[], weights: RecallWeights): Table {
  if (speakers.length === 0) return store.derived.nothing(store.speakers.size + 1);
  const bySpeaker = new Float64Array(store.speakers.size + 1);
  const count = speakers.reduce((sum, speaker) => sum + turnsOf(store, speaker), 0);
  const worth = Math.min(SPEAKER_MOST, weights.speaker * rarity(count, store.size));
  for (const speaker of speakers) bySpeaker[speaker] = worth;
  return tableOf(bySpeaker);
}

function timeTable(store: Store, { times }: ReadQuestion, weights: RecallWeights): Table {
  if (times.length === 0) return store.derived.nothing(store.days.size);
  return tableOf(store.derived.days().map((day) => weights.time * timeMatch(times, day)));
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
  if (question.names.length === 0) return store.derived.nothing(sessions.names.size).values;
  const table = new Float64Array(sessions.names.size);
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
  const { facts, pins, named } = store.derived.groupTables();
  const passing = passingGroups(store, query);
  const asked = question.words.flatMap(({ term }) => named.get(term) ?? []);
  if (asked.length === 0)
    return { passing, categories: store.derived.nothing(facts.length), pins, ties: pins, facts };
  const categories = new Float64Array(facts.length);
  for (const group of asked) categories[group] = TIES.category;
  const ties = tableOf(categories.map((worth, group) => worth + (pins.values[group] as number)));
  return { passing, categories: tableOf(categories), pins, ties, facts };
}
