import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { buildFact } from '../../../../shared/testing/builders.ts';
import { slowModel } from '../../../engine/conversation/testing/slow-model.ts';
import { aloud, button, composer, drawChat, log, said } from '../testing/draw-chat.tsx';

async function send(text: string): Promise<void> {
  await composer.fill(text);
  await userEvent.keyboard('{Enter}');
}

describe('an answer', () => {
  it('is said aloud by sentence as it comes, each once', async () => {
    const slow = slowModel('It is a **group**. It runs. End');
    await drawChat({ model: slow.model });
    await send('What is a pod?');
    slow.allow(3);
    await expect.poll(said).toEqual(['What is a pod?', 'It is a']);
    expect(aloud()).toEqual([]);
    // The end of a sentence shows by what comes behind it.
    slow.allow(2);
    await expect.poll(aloud).toEqual(['It is a group.']);
    slow.allow(2);
    await expect.poll(aloud).toEqual(['It is a group.', 'It runs.', 'End']);
    await expect.element(log).toHaveAttribute('aria-live', 'off');
  });

  it('that was there when the page opened is not, and neither is one that is come back to', async () => {
    const slow = slowModel('Another one.');
    slow.allow(9);
    const { clock } = await drawChat({ said: [['What?', { text: 'The first.' }]], model: slow.model });
    expect(aloud()).toEqual([]);
    clock.advance(1);
    await button('Answer again').click();
    await expect.poll(aloud).toEqual(['Another one.']);
    await button('Previous branch').click();
    await expect.poll(said).toEqual(['What?', 'The first.']);
    await button('Next branch').click();
    await expect.poll(said).toEqual(['What?', 'Another one.']);
    expect(aloud()).toEqual(['Another one.']);
  });

  it('of memory alone is said with what it remembers', async () => {
    const civic = buildFact({ text: 'I drive a 2014 Civic' });
    await drawChat({ facts: [civic], withoutModel: true });
    await send('Civic');
    await expect
      .poll(aloud)
      .toEqual(['This is what I remember.', 'I drive a 2014 Civic', 'No model: from memory']);
  });

  it('that waits, and how one ended, are said', async () => {
    await drawChat({ withoutModel: true });
    await send('Write a poem');
    await button('Take back').click();
    await expect
      .poll(aloud)
      .toEqual(['Waits for the companion, and is sent by itself when it is back', 'Taken back, not sent']);
  });
});
