import { expect } from './fixtures.ts';
import type { Stage } from './stage.ts';
import { open, type State } from './state.ts';

const QUESTION = 'What is the weather on the moon?';
const ORDER = '/status';

/** What a person says in these states. */
export const SAID_TEXTS: readonly string[] = [QUESTION, ORDER];

async function say(stage: Stage, text: string): Promise<void> {
  await open(stage, { path: '/chat/new' }, 'New conversation');
  const message = stage.page.locator('main textarea').last();
  // After a blank nothing is offered to complete an order with.
  await message.fill(`${text} `);
  // On a phone Enter begins a line.
  await stage.button('Send').click();
}

/** Conversations, in a memory that holds the sample facts. */
export const CHAT_STATES: readonly State[] = [
  { name: 'chat: nothing said', show: (stage) => open(stage, { path: '/chat' }, 'Conversations') },
  { name: 'chat: nothing to review', show: (stage) => open(stage, { path: '/chat/inbox' }, 'To review') },
  {
    name: 'chat: waits for a model',
    show: async (stage) => {
      await say(stage, QUESTION);
      await expect(stage.button('Take back')).toBeVisible();
    },
  },
  {
    name: 'chat: what a command did',
    show: async (stage) => {
      await say(stage, ORDER);
      await expect(stage.page.getByText(stage.say('How Nima is doing now'))).toBeVisible();
    },
  },
];
