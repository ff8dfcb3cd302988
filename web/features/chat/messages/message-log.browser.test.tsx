import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { slowModel } from '../../../engine/conversation/testing/slow-model.ts';
import type { Exchange } from '../testing/put-conversation.ts';
import { button, composer, drawChat, log, said } from '../testing/draw-chat.tsx';

/** Some of it is drawn when there is time, which a busy machine has late. */
const LATE = { timeout: 15_000 };

const talk = (exchanges: number): readonly Exchange[] =>
  Array.from({ length: exchanges }, (_, at) => [
    `Question ${at}`,
    { text: `Answer ${at}. ${'Words. '.repeat(20)}` },
  ]);
const below = () => {
  const { scrollHeight, clientHeight, scrollTop } = log.element();
  return Math.round(scrollHeight - clientHeight - scrollTop);
};
const scrollTo = (top: number) => log.element().scrollTo({ top });

describe('the page', () => {
  it('opens at its end, and stays there as an answer grows', async () => {
    const slow = slowModel('word\n\n'.repeat(40));
    await drawChat({ said: talk(20), model: slow.model });
    await expect.poll(below, LATE).toBe(0);
    await composer.fill('Go');
    await userEvent.keyboard('{Enter}');
    slow.allow(40);
    await expect.poll(() => said().at(-1)?.match(/word/g), LATE).toHaveLength(40);
    await expect.poll(below, LATE).toBe(0);
  });

  it('leaves a reader where they are, and offers the way to the end', async () => {
    const slow = slowModel('word\n\n'.repeat(40));
    await drawChat({ said: talk(20), model: slow.model });
    await composer.fill('Go');
    await userEvent.keyboard('{Enter}');
    await expect.element(button('Stop')).toBeVisible();
    await expect.poll(below, LATE).toBe(0);
    scrollTo(log.element().scrollTop - 400);
    await expect.element(button('To the end')).toBeVisible();
    const edge = log.element().getBoundingClientRect().top;
    const topOf = (row: Element) => row.getBoundingClientRect().top;
    const read = [...document.querySelectorAll('[data-nearness]')].find((row) => topOf(row) >= edge);
    const before = read && topOf(read);
    slow.allow(40);
    await expect.element(button('Stop')).not.toBeInTheDocument();
    expect(Math.abs((read ? topOf(read) : NaN) - (before ?? NaN))).toBeLessThan(2);
    await button('To the end').click();
    await expect.poll(below, LATE).toBe(0);
    await expect.element(button('To the end')).not.toBeInTheDocument();
  });

  it('goes to the end when one says something', async () => {
    await drawChat({ said: talk(20) });
    await expect.poll(below, LATE).toBe(0);
    scrollTo(0);
    await expect.element(button('To the end')).toBeVisible();
    await composer.fill('Go');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => said().at(-2)).toBe('Go');
    await expect.poll(below, LATE).toBe(0);
  });

  it('of two thousand messages holds all words, draws those in sight, and more as they come near', async () => {
    await drawChat({ said: talk(1_000) });
    await expect.poll(below, LATE).toBe(0);
    await expect.poll(said, LATE).toHaveLength(2_000);
    await expect.poll(below, LATE).toBe(0);
    const drawn = () => document.querySelectorAll('[data-nearness=near]').length;
    expect(drawn()).toBeLessThan(40);
    const first = log.element().querySelector('[data-nearness]');
    expect(first?.querySelector('button')).toBeNull();
    scrollTo(0);
    await expect.poll(() => first?.querySelector('button')).not.toBeNull();
    expect(drawn()).toBeLessThan(60);
  }, 60_000);
});
