import { useMemo } from 'react';
import { page } from 'vitest/browser';
import { CountingIds, FakeClock } from '../../../../shared/testing/fakes.ts';
import { createNotices } from '../../../app/notices.ts';
import { chatOfFakes, type ChatOfFakes } from '../../../engine/conversation/testing/chat-of-fakes.ts';
import { learningOfFakes } from '../../../engine/learning/testing/learning-of-fakes.ts';
import { createDrafts } from '../../../engine/drafts.ts';
import type { LinkState } from '../../../ports/companion-link.ts';
import { FakeConversations } from '../../../ports/testing/fake-conversations.ts';
import { createFakeCompanionLink } from '../../../ports/testing/fake-companion-link.ts';
import { createFakeModelLibrary } from '../../../ports/testing/fake-model-library.ts';
import { FakeOffers } from '../../../ports/testing/fake-offers.ts';
import { createFakeNavigation } from '../../../ports/testing/fake-navigation.ts';
import { FakeTabs } from '../../../ports/testing/fake-tabs.ts';
import { MemoryStorage } from '../../../ports/testing/memory-storage.ts';
import { draw } from '../../../ui/testing/draw.tsx';
import { useReadable } from '../../../ui/use-readable.ts';
import { ConversationPage } from '../conversation-page.tsx';
import { soughtAt } from '../sought.ts';
import { putConversation, type Exchange } from './put-conversation.ts';

export interface ChatOptions extends Omit<ChatOfFakes, 'conversations'> {
  readonly conversations?: FakeConversations;
  /** What was said before; without it, nothing. */
  readonly said?: readonly Exchange[];
  readonly link?: LinkState;
  readonly storage?: MemoryStorage;
  readonly size?: 'laptop' | 'phone';
}

/** The page of a conversation, drawn, and everything behind it. */
export async function drawChat({
  said: exchanges = [],
  link = { kind: 'off' },
  storage = new MemoryStorage(),
  size,
  clock = new FakeClock(),
  ids = new CountingIds(),
  conversations = new FakeConversations(clock),
  ...given
}: ChatOptions = {}) {
  const before =
    exchanges.length > 0 ? await putConversation(conversations, { clock, ids }, exchanges) : 'new';
  // What was said before is older than the page.
  clock.advance(1);
  const fakes = chatOfFakes({ ...given, conversations, clock, ids });
  const parts = {
    chat: fakes.chat,
    memory: fakes.memory,
    learning: learningOfFakes({ offers: new FakeOffers(), memory: fakes.memory, clock, ids }),
    models: createFakeModelLibrary(),
    folds: fakes.folding,
    traces: fakes.traces,
    saveFile: async () => 'saved' as const,
    drafts: createDrafts(storage, new FakeTabs().open()),
    notices: createNotices(),
    navigation: createFakeNavigation(`/chat/${before}`),
    clock,
    link: createFakeCompanionLink(link),
  };
  function View() {
    const place = useReadable(parts.navigation);
    const sought = useMemo(() => soughtAt(place.search), [place]);
    const rest = restOf(place.pathname);
    return (
      <div style={{ blockSize: '100dvh' }}>
        <ConversationPage
          {...parts}
          id={rest === 'new' ? null : rest}
          sought={sought}
          isFocused={rest === 'new'}
        />
      </div>
    );
  }
  const drawing = await draw(<View />, size);
  return {
    ...fakes,
    ...parts,
    ...drawing,
    conversations,
    storage,
    id: () => restOf(parts.navigation.getState().pathname),
  };
}

const restOf = (pathname: string): string => pathname.split('/')[2] ?? '';

export const composer = page.getByRole('textbox', { name: 'Message', exact: true });
export const log = page.getByRole('log', { name: 'Conversation' });
export const button = (name: string | RegExp) => page.getByRole('button', { name });

/** What was said on the branch that is shown, speaker by speaker. */
export const said = (): string[] =>
  [...document.querySelectorAll('article [data-said]')].map(({ textContent }) => textContent.trim());

/** What was said aloud. */
export const aloud = (): string[] =>
  [...document.querySelectorAll('[data-announced] p')].map(({ textContent }) => textContent);
