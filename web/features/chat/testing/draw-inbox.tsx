import { page } from 'vitest/browser';
import type { Fact, Offer } from '../../../../shared/schemas/index.ts';
import { buildFact, buildOffer } from '../../../../shared/testing/builders.ts';
import { CountingIds, FakeClock } from '../../../../shared/testing/fakes.ts';
import { createNotices } from '../../../app/notices.ts';
import { chatOfFakes } from '../../../engine/conversation/testing/chat-of-fakes.ts';
import { learningOfFakes } from '../../../engine/learning/testing/learning-of-fakes.ts';
import { FakeConversations } from '../../../ports/testing/fake-conversations.ts';
import { createFakeMemory } from '../../../ports/testing/fake-memory.ts';
import { createFakeNavigation } from '../../../ports/testing/fake-navigation.ts';
import { FakeOffers } from '../../../ports/testing/fake-offers.ts';
import { draw } from '../../../ui/testing/draw.tsx';
import { InboxPage } from '../inbox/inbox-page.tsx';
import { MessageOffers } from '../inbox/offers-of-message.tsx';
import { OffersOfConversation } from '../inbox/offers-of-conversation.tsx';
import { keepHad } from './draw-conversation-list.tsx';

/** What was learned in a conversation: texts, or offers as far as a test cares. */
export interface Talked {
  readonly title: string;
  readonly learned: readonly (string | Partial<Offer>)[];
}

export interface InboxOptions {
  /** The newest first, a minute apart. */
  readonly talked?: readonly Talked[];
  readonly facts?: readonly string[];
  readonly size?: 'laptop' | 'phone';
}

async function open({ talked = [], facts = [] }: InboxOptions) {
  const [clock, ids] = [new FakeClock(), new CountingIds()];
  const known = facts.map((text): Fact =>
    buildFact({ id: ids.next(), text, createdAt: clock.now() - 86_400_000 }),
  );
  const conversations = new FakeConversations(clock);
  const had = await keepHad(conversations, ids, talked, clock.now());
  const { chat } = chatOfFakes({ conversations, clock, withoutModel: true });
  const memory = createFakeMemory({ clock, ids, facts: known });
  const offers = new FakeOffers();
  const learned = talked.flatMap(({ learned: all }, at) =>
    all.map((given, nth) => {
      const part = typeof given === 'string' ? { text: given } : given;
      const { id: conversation = '', message = '' } = had[at] ?? {};
      const createdAt = clock.now() - at * 60_000 - nth;
      return buildOffer({ id: ids.next(), conversation, message, createdAt, ...part });
    }),
  );
  await offers.add(learned);
  let hear = (_isLeft: boolean): void => undefined;
  const unheard = {
    watch: (tell: typeof hear) => {
      hear = tell;
      return () => undefined;
    },
  };
  const parts = {
    chat,
    memory,
    learning: learningOfFakes({ offers, memory, clock, ids, unheard }),
    notices: createNotices(),
    navigation: createFakeNavigation('/chat/inbox'),
    clock,
  };
  return { ...parts, offers, learned, had, hear: (isLeft: boolean) => hear(isLeft) };
}

/** The page of what is to be reviewed, drawn, and everything behind it. */
export async function drawInbox(options: InboxOptions = {}) {
  const parts = await open(options);
  const drawing = await draw(
    <div style={{ blockSize: '100dvh' }}>
      <InboxPage {...parts} />
    </div>,
    options.size,
  );
  return { ...parts, ...drawing };
}

/** What was learned from a message, drawn under it. */
export async function drawMessageOffers(options: InboxOptions) {
  const parts = await open(options);
  const [{ id, message } = { id: '', message: '' }] = parts.had;
  const drawing = await draw(
    <div style={{ maxInlineSize: '44rem', padding: '1rem' }}>
      <OffersOfConversation learning={parts.learning} conversation={id}>
        <MessageOffers {...parts} message={message} />
      </OffersOfConversation>
    </div>,
    options.size,
  );
  return { ...parts, ...drawing };
}

/** The offers in sight, top to bottom. */
export const offered = (): string[] =>
  [...document.querySelectorAll('[data-keep]')].map(
    (keep) => keep.closest('[role=group]')?.querySelector('[dir=auto]')?.textContent ?? '',
  );

export const button = (name: string | RegExp) => page.getByRole('button', { name });
