import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { buildFold } from '../../../../shared/domain/folding/testing/build-fold.ts';
import { ScriptedModel } from '../../../../shared/testing/scripted-model.ts';
import { FakeFolds } from '../../../ports/testing/fake-folds.ts';
import { button, composer, drawChat, log, said } from '../testing/draw-chat.tsx';
import type { Exchange } from '../testing/put-conversation.ts';

/** Some of it is drawn when there is time, which a busy machine has late. */
const LATE = { timeout: 15_000 };

const talk = (exchanges: number): readonly Exchange[] =>
  Array.from({ length: exchanges }, (_, at) => [
    `Question ${at}`,
    { text: `Answer ${at}. ${'Words. '.repeat(20)}` },
  ]);

/** A conversation of some length, and the way to a message of it by its words. */
async function drawTalk(exchanges: number, options: Parameters<typeof drawChat>[0] = {}) {
  const drawn = await drawChat({ said: talk(exchanges), ...options });
  const idOf = async (words: string) =>
    (await drawn.conversations.messagesOf(drawn.id())).find(({ text }) => text.startsWith(words))?.id ?? '';
  const seek = async (words: string) => drawn.navigation.go(`/chat/${drawn.id()}?at=${await idOf(words)}`);
  await expect.poll(() => log.query()).not.toBeNull();
  return { ...drawn, idOf, seek };
}

const focused = () => document.activeElement?.textContent ?? '';
/** How far below the upper edge of what scrolls the sought row begins, in shares of its height. */
const height = () => {
  const around = log.element().getBoundingClientRect();
  const row = document.querySelector('[data-sought]')?.getBoundingClientRect();
  return row ? (row.top - around.top) / around.height : Number.NaN;
};
const isInSight = () => height() > 0 && height() < 0.5;
const told = () =>
  page
    .getByRole('status')
    .elements()
    .map(({ textContent }) => textContent?.trim());

describe('a message that the address leads to', () => {
  it('is in sight with the focus, marked, and said', async () => {
    const { seek } = await drawTalk(40);
    await seek('Question 7');
    await expect.poll(focused, LATE).toContain('Question 7');
    await expect.poll(isInSight, LATE).toBe(true);
    expect(document.querySelectorAll('[data-sought]')).toHaveLength(1);
    await expect.poll(told).toContain('Found. You said: Question 7');
    await expect.element(button('To the end')).toBeVisible();
  });

  it('is found in two thousand, of which most are drawn when there is time', async () => {
    const { seek } = await drawTalk(1_000);
    await seek('Answer 3.');
    await expect.poll(focused, LATE).toContain('Answer 3.');
    await expect.poll(isInSight, LATE).toBe(true);
    await expect.poll(said, LATE).toHaveLength(2_000);
    await expect.poll(isInSight, LATE).toBe(true);
  }, 60_000);

  it('is left by who goes on, and found again by who asks again', async () => {
    const { seek } = await drawTalk(40);
    await seek('Question 7');
    await expect.poll(isInSight, LATE).toBe(true);
    await button('To the end').click();
    await expect.poll(isInSight).toBe(false);
    await seek('Question 7');
    await expect.poll(isInSight, LATE).toBe(true);
  });

  it('gives way to what one says', async () => {
    const { seek } = await drawTalk(40, { model: new ScriptedModel({ says: () => 'Yes.' }) });
    await seek('Question 7');
    await expect.poll(isInSight, LATE).toBe(true);
    await composer.fill('Go');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => said().at(-1), LATE).toBe('Yes.');
    await expect.poll(isInSight).toBe(false);
    await expect.element(composer).toHaveFocus();
  });

  it('brings its branch with it, and holds nobody there', async () => {
    const { chat, seek, idOf } = await drawTalk(3);
    const question = await idOf('Question 1');
    await chat.edit(question, 'Other words');
    await expect.poll(said).toContain('Other words');
    expect(said()).not.toContain('Question 2');
    await seek('Question 2');
    await expect.poll(focused).toContain('Question 2');
    expect(said()).not.toContain('Other words');
    await button('Next branch').click();
    await expect.poll(said).toContain('Other words');
    await expect.element(log.getByText('Question 2')).not.toBeInTheDocument();
  });

  it('opens the fold that it lies in', async () => {
    const folds = new FakeFolds();
    const { seek, conversations, id } = await drawTalk(4, { folds });
    const messages = await conversations.messagesOf(id());
    const covers = messages
      .map((message) => message.id)
      .toSorted()
      .slice(0, 4);
    await folds.change(id(), () => ({ keep: [buildFold({ conversation: id(), covers })] }));
    await expect.element(button(/4 earlier messages are folded/)).toHaveAttribute('aria-expanded', 'false');
    await seek('Answer 1.');
    await expect.poll(focused, LATE).toContain('Answer 1.');
    await expect.element(button(/4 earlier messages are folded/)).toHaveAttribute('aria-expanded', 'true');
    await button(/4 earlier messages are folded/).click();
    await expect.element(button(/4 earlier messages are folded/)).toHaveAttribute('aria-expanded', 'false');
  });

  it('that is not there, or in another conversation, changes nothing', async () => {
    const { navigation, id, notices, chat, conversations } = await drawTalk(3);
    const other = await chat.begin('Elsewhere');
    const [elsewhere] = await conversations.messagesOf(other);
    const [before] = await conversations.conversations([other]);
    for (const at of ['nothing', elsewhere?.id ?? '']) {
      navigation.go(`/chat/${id()}?at=${at}`);
      await expect.poll(said).toHaveLength(6);
    }
    expect(document.querySelector('[data-sought]')).toBeNull();
    expect(notices.getState()).toEqual([]);
    expect((await conversations.conversations([other]))[0]?.leaf).toBe(before?.leaf);
  });
});
