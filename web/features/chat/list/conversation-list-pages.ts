import { createStore } from 'zustand/vanilla';
import type { Conversation } from '../../../../shared/schemas/index.ts';
import type { Chat } from '../../../ports/chat.ts';
import type { Readable } from '../../../ports/readable.ts';

/** A large screen: all that is seen of the list, in one reading. */
export const PAGE_ROWS = 40;
/** Pages kept on either side of what is seen: a long way through thousands of rows fills nothing. */
const KEPT_PAGES = 8;

/** The conversations that were read, by their place in the list. */
export interface ListedConversations {
  readonly total: number;
  readonly pages: ReadonlyMap<number, readonly Conversation[]>;
}

export interface ConversationPagesState {
  /** Null until something was read. What was read stays until what is newer is there. */
  readonly listed: ListedConversations | null;
  readonly error: unknown;
}

export interface Sight {
  /** `changes` of the conversations: what was read before may be old. */
  readonly version: number;
  readonly first: number;
  readonly last: number;
}

/** The rows of a long list, read as they come into sight. */
export interface ConversationPages extends Readable<ConversationPagesState> {
  see(sight: Sight): void;
  close(): void;
}

interface Asking {
  readonly version: number;
  /** Read, or on their way. */
  readonly asked: Set<number>;
  answered: boolean;
  sight: Sight;
}

export function createConversationPages(chat: Pick<Chat, 'list'>): ConversationPages {
  const store = createStore<ConversationPagesState>(() => ({ listed: null, error: null }));
  let asking: Asking | null = null;
  const read = async (to: Asking, numbers: readonly number[]): Promise<void> => {
    for (const page of numbers) to.asked.add(page);
    try {
      const answers = await Promise.all(
        numbers.map(async (page) => chat.list({ offset: page * PAGE_ROWS, count: PAGE_ROWS })),
      );
      if (to !== asking) return;
      const pages = numbers.map((page, at) => [page, answers[at]?.conversations ?? []] as const);
      const kept = to.answered ? near(store.getState().listed, to.sight) : [];
      to.answered = true;
      const total = answers.at(-1)?.total ?? 0;
      store.setState({ listed: { total, pages: new Map([...kept, ...pages]) }, error: null });
      forget(to, store.getState().listed);
      more(to);
    } catch (error) {
      if (to !== asking) return;
      // Asked again with the next thing that changes or comes into sight.
      asking = null;
      store.setState({ error });
    }
  };
  const more = (to: Asking): void => {
    const missing = pagesOf(to.sight).filter((page) => !to.asked.has(page));
    if (missing.length > 0) void read(to, missing);
  };
  const see = (sight: Sight): void => {
    if (asking?.version === sight.version) {
      asking.sight = sight;
      // A second page before the first is there would be put beside rows of another version.
      if (asking.answered) more(asking);
      return;
    }
    asking = { version: sight.version, asked: new Set(), answered: false, sight };
    void read(asking, pagesOf(sight));
  };
  return { ...store, see, close: () => void (asking = null) };
}

function pagesOf({ first, last }: Sight): number[] {
  const from = Math.floor(Math.max(0, first) / PAGE_ROWS);
  const to = Math.floor(Math.max(0, first, last) / PAGE_ROWS);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function near(listed: ListedConversations | null, sight: Sight) {
  const [from = 0] = pagesOf(sight);
  return [...(listed?.pages ?? [])].filter(([page]) => Math.abs(page - from) <= KEPT_PAGES);
}

/** What is no longer kept is read again when it comes back into sight. */
function forget(to: Asking, listed: ListedConversations | null): void {
  for (const page of to.asked) if (!listed?.pages.has(page)) to.asked.delete(page);
}

export function rowAt({ pages }: ListedConversations, index: number): Conversation | undefined {
  return pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS];
}
