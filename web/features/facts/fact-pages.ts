import { createStore } from 'zustand/vanilla';
import type { TimeZone } from '../../../shared/lib/time-zone.ts';
import type { Memory, MemoryFilter, MemoryPage, MemoryRow } from '../../ports/memory.ts';
import type { Readable } from '../../ports/readable.ts';
import { writeFilter } from './filter-address.ts';
import { readSections } from './read-sections.ts';
import type { Section } from './sections.ts';

/** A large screen: all that is seen of an answer, and little more to read at every letter of a search. */
export const PAGE_ROWS = 40;
/** Pages kept on either side of what is seen; beyond it a long way through 100,000 facts would fill the tab. */
const KEPT_PAGES = 12;

/** The answer to one question: how much there is, and the rows that were read of it. */
export interface Listed {
  readonly filter: MemoryFilter;
  /** `changes` of the memory when it was asked: rows of one version stay where they are. */
  readonly version: number;
  readonly total: number;
  /** Whether `total` is all there is; else there is at least so much. */
  readonly counted: boolean;
  readonly pages: ReadonlyMap<number, readonly MemoryRow[]>;
  /** Headings by time; none where the best match stands first. */
  readonly sections: readonly Section[];
}

export interface ListState {
  /** The last complete answer. It stays until the next one is there: an empty list in between would flicker. */
  readonly listed: Listed | null;
  readonly error: unknown;
}

export interface Question {
  readonly filter: MemoryFilter;
  /** `changes` of the memory: rows read before it may be old. */
  readonly version: number;
  /** Midnight: with a new day other facts hold, and stand under other headings. */
  readonly now: number;
  readonly zone: TimeZone;
  /** The rows in sight. */
  readonly first: number;
  readonly last: number;
}

/** The rows of a long list, read as they come into sight. Answers to an older question are dropped. */
export interface FactPages extends Readable<ListState> {
  show(question: Question): void;
  close(): void;
}

interface Asking {
  readonly search: string;
  readonly version: number;
  readonly abort: AbortController;
  /** The pages on their way. */
  readonly reading: Set<number>;
  answered: boolean;
  question: Question;
}

export function createFactPages(memory: Memory): FactPages {
  const store = createStore<ListState>(() => ({ listed: null, error: null }));
  let asking: Asking | null = null;
  /** What an answer does, unless another question was asked meanwhile. */
  const unlessStale = <T>(to: Asking, work: Promise<T>, take: (answer: T) => void): Promise<void> =>
    work.then(
      (answer) => {
        if (to === asking) take(answer);
      },
      (error: unknown) => {
        if (to !== asking) return;
        asking = null;
        store.setState({ error });
      },
    );
  const readMore = (to: Asking): void => {
    for (const page of missingPages(to, store.getState())) {
      to.reading.add(page);
      void unlessStale(to, readPage(memory, to, page), (answer) => {
        to.reading.delete(page);
        store.setState((state) => withPage(state, page, answer, to.question));
      });
    }
  };
  const begin = (to: Asking): void => {
    const { rows, headings } = readAnswer(memory, to, store.getState().listed === null);
    void unlessStale(to, rows, (listed) => {
      store.setState({ listed, error: null });
      to.answered = true;
      to.reading.clear();
      readMore(to);
    });
    void unlessStale(to, headings, (sections) => store.setState((state) => withSections(state, sections)));
  };
  const show = (question: Question): void => {
    const before = asking;
    const to = askingFor(question, before);
    asking = to;
    if (to !== before) {
      before?.abort.abort();
      begin(to);
    } else if (to.answered) readMore(to);
  };
  const close = () => {
    asking?.abort.abort();
    asking = null;
  };
  return { ...store, show, close };
}

function askingFor(question: Question, before: Asking | null): Asking {
  const search = writeFilter(question.filter, question.zone);
  if (
    before?.search === search &&
    before.version === question.version &&
    before.question.now === question.now &&
    before.question.zone === question.zone
  ) {
    before.question = question;
    return before;
  }
  return {
    search,
    version: question.version,
    abort: new AbortController(),
    reading: new Set(),
    answered: false,
    // Another filter shows its beginning; the same one after a change shows what was in sight.
    question: before?.search === search ? question : { ...question, first: 0, last: 0 },
  };
}

function missingPages({ question, reading }: Asking, { listed }: ListState): number[] {
  return pagesOf(question).filter((page) => !listed?.pages.has(page) && !reading.has(page));
}

function readPage(memory: Memory, { abort, question }: Asking, page: number) {
  return memory.page(abort.signal, question.filter, { offset: page * PAGE_ROWS, count: PAGE_ROWS });
}

/**
 * The first rows and their headings. The very first rows wait for nothing; later ones wait for their headings, or they
 * would jump when those arrive.
 */
function readAnswer(memory: Memory, to: Asking, isFirst: boolean) {
  const { filter, version } = to.question;
  const numbers = pagesOf(to.question);
  for (const page of numbers) to.reading.add(page);
  const counted = readSections(memory, to.abort.signal, to.question);
  const answered = Promise.all(numbers.map((page) => readPage(memory, to, page)));
  const rows = Promise.all([answered, isFirst ? [] : counted]).then(([answers, sections]): Listed => ({
    filter,
    version,
    // Where each tells only what it saw, the last one saw the most.
    total: Math.max(0, ...answers.map(({ total }) => total)),
    counted: answers.every(({ uncounted }) => uncounted !== true),
    pages: new Map(numbers.map((page, index) => [page, answers[index]?.rows ?? []])),
    sections,
  }));
  return { rows, headings: Promise.all([counted, rows]).then(([sections]) => sections) };
}

function pagesOf({ first, last }: Question): number[] {
  const from = Math.floor(Math.max(0, first) / PAGE_ROWS);
  const to = Math.floor(Math.max(0, first, last) / PAGE_ROWS);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Where the rows came with their headings, nothing is drawn anew. */
function withSections(state: ListState, sections: readonly Section[]): ListState {
  const { listed } = state;
  return !listed || listed.sections === sections ? state : { ...state, listed: { ...listed, sections } };
}

function withPage(
  state: ListState,
  page: number,
  { rows, total: known }: MemoryPage,
  seen: Question,
): ListState {
  if (!state.listed) return state;
  const total = state.listed.counted ? state.listed.total : Math.max(state.listed.total, known);
  const [from = 0] = pagesOf(seen);
  const near = [...state.listed.pages].filter(([at]) => Math.abs(at - from) <= KEPT_PAGES);
  return { ...state, listed: { ...state.listed, total, pages: new Map([...near, [page, rows]]) } };
}
