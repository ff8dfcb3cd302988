import { timeZone } from '../../../shared/lib/time-zone.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import { CATEGORIES, type Fact } from '../../../shared/schemas/index.ts';
import type { Embedder } from '../../ports/embedder.ts';
import type { IndexFilter, IndexHit, MemoryIndex } from '../../ports/memory-index.ts';
import type {
  Memory,
  MemoryFilter,
  MemoryPage,
  MemoryRow,
  Recalled,
  RecallOptions,
} from '../../ports/memory.ts';
import { onceOpened } from './once-opened.ts';
import type { MayReplace, OverTime } from './over-time.ts';
import type { MemoryRepository } from '../../ports/memory-repository.ts';
import type { ShownFacts } from './shown-facts.ts';

export interface FindingParts {
  repository: MemoryRepository;
  /** The facts of a search that is being typed. */
  shown: ShownFacts;
  index: MemoryIndex;
  embedder: Embedder;
  clock: Clock;
  /** Whose days count. */
  timeZone: () => string;
  /** Whether the index holds all that was written; while it is opened, that is told in a moment. */
  reach: () => 'opening' | 'behind' | 'all';
}

/** Beyond these a search was too wide to be read; a filter or another word narrows it. */
const MOST_FOUND = 200;
const RECALLED = 10;
/** A new fact is held against those: what it replaces is among the nearest. */
const SIMILAR = 30;
/** Unrelated texts, and letters that are no word, come to 0.2 at most with the built-in model; related ones to more. */
const LEAST_MEANING = 0.21;

export const NOTHING_REPLACED: MayReplace = { mayReplace: [], versions: [] };

export type Finding = Pick<Memory, 'page' | 'census' | 'categories' | 'recall' | 'mayBeReplacedBy'>;

/** Reading: by words and meaning, by filter. The index says which, the records say what. */
export function createFinding(parts: FindingParts): Finding {
  const { index, repository } = parts;
  // Facts over time are a chunk of their own: the first look at the memory asks nothing.
  const asOfNow = (filter: MemoryFilter) => ({
    ...indexFilter(filter),
    now: parts.clock.now(),
    timeZone: parts.timeZone(),
  });
  const openOverTime = onceOpened(async () => (await import('./over-time.ts')).createOverTime());
  return {
    page: async (signal, filter, window) => {
      if (filter.words.trim() !== '') return foundPage(parts, signal, filter, window);
      const reach = parts.reach();
      if (reach !== 'all' && isOpen(filter)) {
        // Until the index holds all there is, the records are listed; it may be empty, or end before a crash.
        const isFirstLook = reach === 'opening';
        const { total, facts } = await repository.newest({ ...window, uncounted: isFirstLook });
        const uncounted = isFirstLook && total > window.offset + window.count;
        return { total, uncounted, rows: facts.map((fact) => ({ fact, found: null })) };
      }
      const { total, ids } = await index.browse(signal, asOfNow(filter), window);
      const facts = present(await repository.facts(ids));
      return { total, rows: facts.map((fact) => ({ fact, found: null })) };
    },
    census: async (signal, filter) => index.census(signal, asOfNow(filter)),
    categories: async () => {
      const everything = { kinds: ['fact'], superseded: 'show' } as const;
      const { categories } = await index.census(new AbortController().signal, everything);
      const known: readonly string[] = CATEGORIES;
      const own = Object.keys(categories).filter((name) => !known.includes(name));
      return [...known, ...own.toSorted()];
    },
    recall: async (signal, query, options) => recall(parts, await openOverTime(), signal, query, options),
    mayBeReplacedBy: async (signal, fresh) => {
      // Before the index is open there is nobody to ask, and nobody waits for it with a fact in hand.
      if (index.getState().kind !== 'ready') return NOTHING_REPLACED;
      const { hits } = await search(parts, signal, fresh.text, { kinds: ['fact'] }, SIMILAR);
      const similar = present(await repository.facts(hits.map(({ id }) => id)));
      return (await openOverTime()).replacedBy(fresh, similar, parts.clock.now(), timeZone(parts.timeZone()));
    },
  };
}

async function foundPage(
  parts: FindingParts,
  signal: AbortSignal,
  filter: MemoryFilter,
  { offset, count }: { offset: number; count: number },
): Promise<MemoryPage> {
  const typed = { ...indexFilter(filter), typing: true };
  const { hits: all } = await search(parts, signal, filter.words, typed, MOST_FOUND);
  const hits = all.filter(isAboutIt);
  return { total: hits.length, rows: await rowsOf(parts.shown, hits.slice(offset, offset + count)) };
}

async function recall(
  parts: FindingParts,
  overTime: OverTime,
  signal: AbortSignal,
  query: string,
  { k = RECALLED, categories, asOf, includeSuperseded = false, onEmbedded }: RecallOptions = {},
): Promise<readonly Recalled[]> {
  const { repository, embedder, clock } = parts;
  const filter: IndexFilter = {
    kinds: ['fact'],
    // What is history answers a question about the past; which it is, time decides.
    superseded: 'show',
    ...(categories ? { categories } : {}),
    ...(asOf === undefined ? {} : { asOf }),
  };
  const { hits, vector } = await search(parts, signal, query, filter, Math.max(k, MOST_FOUND), onEmbedded);
  const rows = await rowsOf(repository, hits);
  const found = rows.flatMap(({ fact, found: why }) => (why ? [{ fact, ...why }] : []));
  const texts = found.map(({ fact }) => fact.text);
  const answers = overTime.answer(found, {
    text: query,
    vector,
    now: asOf ?? clock.now(),
    zone: timeZone(parts.timeZone()),
    meanings: vector ? await embedder.embed(signal, texts).catch(whenAsleep) : null,
    includeSuperseded: includeSuperseded || asOf !== undefined,
  });
  return answers.slice(0, k);
}

/** Asks the index, by meaning too where it has vectors of the model that is here. */
export async function search(
  { index, embedder, clock, timeZone: nameOfZone }: Omit<FindingParts, 'repository' | 'reach' | 'shown'>,
  signal: AbortSignal,
  words: string,
  filter: IndexFilter & { typing?: boolean },
  k: number,
  onEmbedded?: RecallOptions['onEmbedded'],
): Promise<{ hits: readonly IndexHit[]; vector: Float32Array | null }> {
  const vector = sharesModel(index, embedder)
    ? await embedder.embed(signal, [(await openQuestion()).meaningOf(words)]).catch(whenAsleep)
    : null;
  if (vector) onEmbedded?.(clock.now());
  const hits = await index.search(signal, {
    ...filter,
    text: words,
    vector,
    k,
    now: clock.now(),
    timeZone: nameOfZone(),
  });
  return { hits, vector };
}

async function rowsOf(repository: ShownFacts, hits: readonly IndexHit[]): Promise<readonly MemoryRow[]> {
  const facts = await repository.facts(hits.map(({ id }) => id));
  return hits.flatMap(({ score, parts }, place) => {
    const fact = facts[place];
    // The index may be a moment behind: what is gone by now is not shown.
    return fact && fact.deletedAt === null ? [{ fact, found: { score, parts } }] : [];
  });
}

/** Every fact is a little like every other: what shares no word and hardly a meaning was not found. */
export function isAboutIt({ parts }: Pick<IndexHit, 'parts'>): boolean {
  return parts.keyword > 0 || parts.vector >= LEAST_MEANING;
}

/**
 * Reading a question takes stems and dates, which the first look at the memory does not need. Asked for once: a browser
 * hands out a module that it has in a task of its own, and a letter of a search waits for it behind the next frame. Kept
 * beside the module, as the module itself is: there is one for all who search.
 */
const openQuestion = onceOpened(async () => import('../../../shared/domain/recall/question.ts'));

/** Vectors of different models do not mix: until both have the same one, words alone are searched for. */
export function sharesModel(
  index: Pick<MemoryIndex, 'getState'>,
  embedder: Pick<Embedder, 'getState'>,
): boolean {
  const [indexed, embedding] = [index.getState(), embedder.getState()];
  if (indexed.kind !== 'ready' || (embedding.kind !== 'ready' && embedding.kind !== 'idle')) return false;
  return indexed.model !== null && indexed.model.id === embedding.model?.id;
}

function isOpen(filter: MemoryFilter): boolean {
  return (
    filter.categories.length === 0 &&
    filter.sources.length === 0 &&
    filter.from === null &&
    filter.to === null &&
    !filter.pinned &&
    filter.superseded !== 'only'
  );
}

function indexFilter(filter: MemoryFilter): IndexFilter {
  return {
    kinds: ['fact'],
    superseded: filter.superseded,
    ...(filter.categories.length > 0 ? { categories: filter.categories } : {}),
    ...(filter.sources.length > 0 ? { sources: filter.sources } : {}),
    ...(filter.from === null ? {} : { from: filter.from }),
    ...(filter.to === null ? {} : { to: filter.to }),
    ...(filter.pinned ? { pinned: true } : {}),
  };
}

function present(facts: readonly (Fact | undefined)[]): Fact[] {
  return facts.filter((fact) => fact !== undefined && fact.deletedAt === null) as Fact[];
}

/** A model that went away in the middle leaves the words. An abort is an abort. */
function whenAsleep(error: unknown): null {
  if (error instanceof Error && error.name === 'AbortError') throw error;
  return null;
}
