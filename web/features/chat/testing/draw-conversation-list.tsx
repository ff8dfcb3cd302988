import { page } from 'vitest/browser';
import { revisionAt } from '../../../../shared/lib/hlc.ts';
import type { Conversation, Offer, Question } from '../../../../shared/schemas/index.ts';
import { CountingIds, FakeClock } from '../../../../shared/testing/fakes.ts';
import { createNotices } from '../../../app/notices.ts';
import { chatOfFakes } from '../../../engine/conversation/testing/chat-of-fakes.ts';
import { learningOfFakes } from '../../../engine/learning/testing/learning-of-fakes.ts';
import { createDrafts } from '../../../engine/drafts.ts';
import { FakeConversations } from '../../../ports/testing/fake-conversations.ts';
import { createFakeNavigation } from '../../../ports/testing/fake-navigation.ts';
import { FakeOffers } from '../../../ports/testing/fake-offers.ts';
import { FakeTabs } from '../../../ports/testing/fake-tabs.ts';
import { MemoryStorage } from '../../../ports/testing/memory-storage.ts';
import { draw } from '../../../ui/testing/draw.tsx';
import { useReadable } from '../../../ui/use-readable.ts';
import { ConversationList } from '../list/conversation-list.tsx';

/** One that was had before: what the person said in it is its title, unless it has another. */
export interface Had extends Partial<Pick<Conversation, 'title' | 'pinned' | 'updatedAt'>> {
  readonly says?: string;
}

export interface ConversationListOptions {
  readonly had?: readonly Had[];
  readonly offers?: readonly Offer[];
  readonly address?: string;
  readonly size?: 'laptop' | 'phone';
  readonly widthPx?: number;
  /** Whether the index holds anything yet; without it, all. */
  readonly isIndexed?: () => boolean;
  /** Waited for before anything is found. */
  readonly beforeFound?: (signal: AbortSignal, words: string) => Promise<void>;
}

/** Conversations of one question each, as an earlier start has left them. */
export async function keepHad(
  conversations: FakeConversations,
  ids: CountingIds,
  had: readonly Had[],
  now: number,
) {
  const kept: { id: string; message: string }[] = [];
  for (const [index, { says, ...given }] of had.entries()) {
    const [id, message] = [ids.next(), ids.next()];
    const updatedAt = given.updatedAt ?? now - index * 60_000;
    const question: Question = {
      id: message,
      conversation: id,
      parent: null,
      role: 'user',
      text: says ?? given.title ?? 'Hello',
      pinned: false,
      createdAt: updatedAt,
      revision: revisionAt(updatedAt),
    };
    await conversations.write({}, () => ({
      conversation: {
        id,
        title: given.title ?? question.text,
        titledByHand: false,
        pinned: given.pinned ?? false,
        leaf: message,
        createdAt: updatedAt,
        updatedAt,
        deletedAt: null,
      },
      messages: [question],
    }));
    kept.push({ id, message });
  }
  return kept;
}

/** The list of conversations, drawn, and everything behind it. */
export async function drawConversationList({
  had = [],
  offers = [],
  address = '/chat',
  size,
  widthPx = 340,
  isIndexed = () => true,
  beforeFound = async () => undefined,
}: ConversationListOptions = {}) {
  const [clock, ids] = [new FakeClock(), new CountingIds()];
  const conversations = new FakeConversations(clock);
  const kept = await keepHad(conversations, ids, had, clock.now());
  const findMessages = async (signal: AbortSignal, words: string) => {
    await beforeFound(signal, words);
    if (!isIndexed()) return [];
    const said = await conversations.messages(kept.map(({ message }) => message));
    return said.flatMap((one) => (one?.text.toLowerCase().includes(words.toLowerCase()) ? [one.id] : []));
  };
  const fakes = chatOfFakes({ conversations, clock, ids, findMessages, withoutModel: true });
  const repository = new FakeOffers();
  await repository.add(offers);
  const saved: File[] = [];
  const storage = new MemoryStorage();
  const parts = {
    chat: fakes.chat,
    memory: fakes.memory,
    learning: learningOfFakes({ offers: repository, memory: fakes.memory, clock, ids }),
    notices: createNotices(),
    navigation: createFakeNavigation(address),
    drafts: createDrafts(storage, new FakeTabs().open()),
    clock,
    saveFile: async (file: File) => void saved.push(file),
  };
  function View() {
    const { pathname } = useReadable(parts.navigation);
    const style = { blockSize: '100dvh', inlineSize: size === 'phone' ? '100%' : `${widthPx}px` };
    return (
      <div style={style}>
        <ConversationList {...parts} openId={pathname.split('/')[2] ?? ''} />
      </div>
    );
  }
  const drawing = await draw(<View />, size);
  return { ...fakes, ...parts, ...drawing, conversations, kept, saved };
}

/** What the rows in sight are called, top to bottom. */
export const titles = (): string[] =>
  rows().map((row) => row.querySelector('a [dir=auto]')?.lastChild?.textContent ?? '');

/** Headings and rows, top to bottom. */
export const outline = (): string[] =>
  rows().flatMap((row) => {
    const heading = row.querySelector('h2')?.textContent;
    const title = row.querySelector('a [dir=auto]')?.lastChild?.textContent ?? '';
    return heading ? [`# ${heading}`, title] : [title];
  });

const rows = () =>
  [...document.querySelectorAll<HTMLElement>('li[data-index]')].toSorted(
    (a, b) => Number(a.dataset['index']) - Number(b.dataset['index']),
  );

export const searchField = page.getByRole('searchbox', { name: 'Search all messages' });
