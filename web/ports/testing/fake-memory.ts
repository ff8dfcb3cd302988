import { saidBefore } from '../../../shared/domain/memory/said-before.ts';
import { fold } from '../../../shared/domain/memory/fold.ts';
import {
  bringBackFact,
  changeFact,
  forgetFact,
  isSuperseded,
  mergeFacts,
  outdateFact,
  restoreFact,
  supersede,
  writeFact,
  type Draft,
} from '../../../shared/domain/memory/facts.ts';
import { holdAgain, leftBehind, moveEnds, successorOf } from '../../../shared/domain/memory/succession.ts';
import { timeZone as zoneNamed } from '../../../shared/lib/time-zone.ts';
import { createHybridClock } from '../../../shared/lib/hlc.ts';
import { buildProfile } from '../../../shared/testing/builders.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { Ids } from '../../../shared/ports/ids.ts';
import { fault } from '../../../shared/protocol/errors.ts';
import { CATEGORIES, type Fact, type FactVersion, type Profile } from '../../../shared/schemas/index.ts';
import { NO_FILTER, type Memory, type MemoryFilter, type MemoryRow, type MemoryState } from '../memory.ts';
import type { ScoreParts } from '../memory-index.ts';
import { createFakeReadable, type FakeReadable } from './fake-readable.ts';

export interface FakeMemory extends Memory {
  readonly state: FakeReadable<MemoryState>;
  /** Set to make the next writes fail, as a full disk would. */
  failure: Error | null;
  /** Set to make pages come late, one promise a page asked for, as of a busy index. */
  late: (() => Promise<void>) | null;
  /** Where it takes a text to belong. */
  guesses: (text: string) => readonly string[];
  /** The windows that were asked for, in order. */
  readonly asked: { words: string; offset: number; count: number }[];
  /** A fact as it is now, deleted ones included. */
  peek(id: string): Fact | undefined;
}

export interface FakeMemoryParts {
  clock: Clock;
  ids: Ids;
  facts?: readonly Fact[];
}

/** Facts in a map, found by the words they hold. Every rule of a change is the real one. */
export function createFakeMemory({ clock, ids, facts = [] }: FakeMemoryParts): FakeMemory {
  const rows = new Map(facts.map((fact) => [fact.id, fact]));
  const versions = new Map<string, FactVersion[]>();
  const revisions = createHybridClock(clock, '00000000');
  const changes = createFakeReadable(0);
  const timeZone = createFakeReadable('');
  const state = createFakeReadable<MemoryState>({
    kind: 'ready',
    size: rows.size,
    pending: 0,
    byMeaning: true,
  });
  let profile = buildProfile({ name: '', updatedAt: clock.now(), revision: revisions.next() });
  let profiles: readonly Profile[] = [];

  const row = (id: string): Fact => {
    const fact = rows.get(id);
    if (!fact) throw fault('not_found', 'There is no such fact.');
    return fact;
  };
  const touch = () => changes.show(changes.getState() + 1);
  const write = (drafts: readonly Draft[]): Fact[] => {
    if (memory.failure) throw memory.failure;
    const written = drafts.map((draft): Fact => ({ ...draft, revision: revisions.next() }));
    for (const fact of written) {
      const before = rows.get(fact.id);
      const version = before && { factId: fact.id, replacedAt: clock.now(), fact: before };
      if (version) versions.set(fact.id, [version, ...(versions.get(fact.id) ?? [])]);
      rows.set(fact.id, fact);
    }
    touch();
    return written;
  };
  /** Those that are still there. */
  const writeEach = (all: readonly string[], change: (fact: Fact) => Draft, forgotten = false): number =>
    write(
      all
        .flatMap((id) => rows.get(id) ?? [])
        .filter(({ deletedAt }) => (deletedAt !== null) === forgotten)
        .map(change),
    ).length;
  const writeMoving = (id: string, change: (fact: Fact) => Draft): Fact => {
    const changed = change(row(id));
    return write([changed, ...moveEnds(row(id), changed, rows, now())])[0] as Fact;
  };
  const writeOne = (draft: Draft): Fact => write([draft])[0] as Fact;
  const now = () => clock.now();
  const matching = (filter: MemoryFilter) => findRows([...rows.values()], filter, now());

  const replacedBy = (draft: Draft) => {
    const mayReplace = [...rows.values()].filter((fact) => maySucceed(fact, draft, now()));
    const same = mayReplace.filter((fact) => isVersion(fact.text, draft.text));
    return { mayReplace, versions: same.map(({ id }) => id) };
  };

  const memory: FakeMemory = {
    state,
    changes,
    timeZone,
    failure: null,
    late: null,
    guesses: () => [],
    asked: [],
    peek: (id) => rows.get(id),
    get: async (id) => rows.get(id),
    successor: async (id) => {
      const fact = rows.get(id);
      return (fact && successorOf(fact, rows)) ?? undefined;
    },
    leftBehind: async () => leftBehind([...rows.values()], rows, now()),
    holdAgain: async (all) => writeEach(all, (fact) => holdAgain(fact, rows, now())),
    page: async (signal, filter, { offset, count }) => {
      memory.asked.push({ words: filter.words, offset, count });
      await memory.late?.();
      signal.throwIfAborted();
      const found = matching(filter);
      return { total: found.length, rows: found.slice(offset, offset + count) };
    },
    census: async (signal, filter) => {
      signal.throwIfAborted();
      const found = matching(filter).map(({ fact }) => fact);
      return {
        categories: countBy(found, ({ category }) => category),
        months: countBy(found, ({ createdAt }) => monthOf(createdAt, timeZone.getState())),
      };
    },
    categories: async () =>
      [...new Set([...CATEGORIES, ...[...rows.values()].map(({ category }) => category)])].toSorted(),
    recall: async (_, query, { k = 10, categories = [], includeSuperseded = false } = {}) =>
      matching({
        ...NO_FILTER,
        words: query,
        categories,
        superseded: includeSuperseded ? 'show' : 'hide',
      })
        .slice(0, k)
        .flatMap(({ fact, found }) => (found ? [{ fact, ...found }] : [])),

    guessCategories: async (signal, text) => {
      signal.throwIfAborted();
      return memory.guesses(text);
    },
    saidBefore: async (signal, text) => {
      signal.throwIfAborted();
      return saidBefore({ text, subject: null }, [...rows.values()], now()) ?? undefined;
    },
    mayBeReplacedBy: async (signal, fresh) => {
      signal.throwIfAborted();
      return replacedBy(fresh);
    },
    remember: async (text, given = {}, origin) => {
      const draft = writeFact(text, given, { clock, ids }, origin);
      const replaced = replacedBy(draft);
      return { fact: writeOne(draft), ...replaced };
    },
    change: async (id, change) => writeMoving(id, (fact) => changeFact(fact, change, now())),
    changeAll: async (all, change) => writeEach(all, (fact) => changeFact(fact, change, now())),
    merge: async (all, text) =>
      write(
        mergeFacts(
          all.flatMap((id) => rows.get(id) ?? []),
          text,
          { clock, ids },
        ),
      )[0] as Fact,
    supersede: async (id, replaced) =>
      write(
        supersede(
          row(id),
          replaced.flatMap((other) => rows.get(other) ?? []),
          now(),
        ),
      ).length - 1,
    forget: async (all) => writeEach(all, (fact) => forgetFact(fact, now())),
    bringBack: async (all) => writeEach(all, (fact) => bringBackFact(fact, now()), true),
    outdate: async (all) => writeEach(all, (fact) => outdateFact(fact, now())),
    history: async (id) => versions.get(id) ?? [],
    restore: async ({ factId, fact }) => writeMoving(factId, () => restoreFact(fact, now())),
    eraseForGood: async (all) => {
      if (memory.failure) throw memory.failure;
      const erased = all.filter((id) => rows.has(id)).length;
      for (const id of all) {
        rows.delete(id);
        versions.delete(id);
      }
      touch();
      return erased;
    },

    profile: async () => profile,
    profileHistory: async () => profiles,
    eraseProfileHistory: async () => void (profiles = []),
    changeProfile: async (change) => {
      if (memory.failure) throw memory.failure;
      const changed = typeof change === 'function' ? change(profile) : change;
      profiles = [profile, ...profiles];
      timeZone.show(changed.timeZone ?? profile.timeZone);
      profile = { ...profile, ...changed, updatedAt: now(), revision: revisions.next() };
      touch();
      return profile;
    },
  };
  return memory;
}

function findRows(facts: readonly Fact[], filter: MemoryFilter, now: number): MemoryRow[] {
  const words = fold(filter.words).split(/\s+/).filter(Boolean);
  const passing = facts.filter((fact) => passes(fact, filter, now));
  const newestFirst = (a: MemoryRow, b: MemoryRow) =>
    b.fact.createdAt - a.fact.createdAt || (a.fact.id < b.fact.id ? 1 : -1);
  if (words.length === 0) return passing.map((fact) => ({ fact, found: null })).toSorted(newestFirst);
  return passing
    .flatMap((fact): MemoryRow[] => {
      const found = scoreOf(fact, words, now);
      return found ? [{ fact, found }] : [];
    })
    .toSorted((a, b) => (b.found?.score ?? 0) - (a.found?.score ?? 0) || newestFirst(a, b));
}

function passes(fact: Fact, filter: MemoryFilter, now: number): boolean {
  const past = isSuperseded(fact, now);
  return (
    fact.deletedAt === null &&
    (filter.categories.length === 0 || filter.categories.includes(fact.category)) &&
    (filter.sources.length === 0 || filter.sources.includes(fact.source)) &&
    (filter.from === null || fact.createdAt >= filter.from) &&
    (filter.to === null || fact.createdAt < filter.to) &&
    (!filter.pinned || fact.pinned) &&
    (filter.superseded === 'show' || past === (filter.superseded === 'only'))
  );
}

/** Every word has to occur. The parts are of plausible sizes and add up to the score. */
function scoreOf(fact: Fact, words: readonly string[], now: number): MemoryRow['found'] {
  const text = fold(fact.text);
  if (!words.every((word) => text.includes(word))) return null;
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  const daysAgo = Math.max(0, now - fact.createdAt) / 86_400_000;
  const parts: ScoreParts = {
    vector: hundredths(0.3 + 0.4 * Math.min(1, letters / text.length)),
    keyword: hundredths(0.2 + 0.1 * Math.min(3, words.length)),
    category: words.includes(fold(fact.category)) ? 0.05 : 0,
    recency: hundredths(0.1 / (1 + daysAgo / 30)),
    pin: fact.pinned ? 0.05 : 0,
    context: 0,
  };
  return { score: Object.values(parts).reduce((sum, part) => sum + part, 0), parts };
}

/** Two texts that begin with the same three words: enough for a test to be asked about. */
function maySucceed(fact: Fact, draft: Draft, now: number): boolean {
  const start = (text: string) => fold(text).split(/\s+/).slice(0, 3).join(' ');
  return (
    fact.deletedAt === null &&
    !isSuperseded(fact, now) &&
    fold(fact.text) !== fold(draft.text) &&
    start(fact.text) === start(draft.text)
  );
}

/** Two texts that differ in their numbers alone, or in a “now”. */
function isVersion(text: string, other: string): boolean {
  const bare = (one: string) => fold(one).replaceAll(/\d+|\bnow\b|\s/g, '');
  return bare(text) === bare(other);
}

function countBy(facts: readonly Fact[], nameOf: (fact: Fact) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const fact of facts) counts[nameOf(fact)] = (counts[nameOf(fact)] ?? 0) + 1;
  return counts;
}

function monthOf(at: number, zone: string): string {
  return new Date(zoneNamed(zone).wallOf(at)).toISOString().slice(0, 7);
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
