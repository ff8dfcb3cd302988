import { page } from 'vitest/browser';
import { MemoryStorage } from '../../../ports/testing/memory-storage.ts';
import type { LinkState } from '../../../ports/companion-link.ts';
import { createFakeCompanionLink } from '../../../ports/testing/fake-companion-link.ts';
import { createFakeNavigation } from '../../../ports/testing/fake-navigation.ts';
import { FakeTabs } from '../../../ports/testing/fake-tabs.ts';
import { createNotices } from '../../../app/notices.ts';
import { createDrafts } from '../../../engine/drafts.ts';
import { chatOfFakes, type ChatOfFakes } from '../../../engine/conversation/testing/chat-of-fakes.ts';
import { draw } from '../../../ui/testing/draw.tsx';
import { useReadable } from '../../../ui/use-readable.ts';
import { ChatView } from '../chat-view.tsx';

export interface ChatOptions extends ChatOfFakes {
  readonly address?: string;
  readonly link?: LinkState;
  readonly storage?: MemoryStorage;
  readonly size?: 'laptop' | 'phone';
}

/** The view of conversations, drawn, and everything behind it. */
export async function drawChat({
  address = '/chat/new',
  link = { kind: 'off' },
  storage = new MemoryStorage(),
  size,
  ...given
}: ChatOptions = {}) {
  const fakes = chatOfFakes(given);
  const parts = {
    chat: fakes.chat,
    memory: fakes.memory,
    drafts: createDrafts(storage, new FakeTabs().open()),
    notices: createNotices(),
    navigation: createFakeNavigation(address),
    clock: fakes.clock,
    link: createFakeCompanionLink(link),
  };
  function View() {
    const { pathname } = useReadable(parts.navigation);
    return (
      <div style={{ blockSize: '100dvh' }}>
        <ChatView {...parts} rest={pathname.split('/')[2] ?? ''} />
      </div>
    );
  }
  const drawing = await draw(<View />, size);
  return { ...fakes, ...parts, ...drawing, storage, id: () => idIn(parts.navigation.getState().pathname) };
}

const idIn = (pathname: string): string => pathname.split('/')[2] ?? '';

export const composer = page.getByRole('textbox', { name: 'Message', exact: true });
export const log = page.getByRole('log', { name: 'Conversation' });
export const button = (name: string | RegExp) => page.getByRole('button', { name });

/** What was said on the branch that is shown, speaker by speaker. */
export const said = (): string[] =>
  [...document.querySelectorAll('article [data-said]')].map(({ textContent }) => textContent ?? '');
