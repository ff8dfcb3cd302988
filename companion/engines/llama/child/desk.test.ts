import { describe, expect, it } from 'vitest';
import { fault } from '../../../../shared/protocol/errors.ts';
import type { AskedQuestion, FromChild } from '../messages.ts';
import { Desk } from './desk.ts';
import type { Engine } from './engine.ts';

const prompt = { messages: [{ role: 'user' as const, content: 'Hello' }] };
const question: AskedQuestion = { prompt, urgency: 'chat' };

/** An engine whose answers end when the test says so, or when they are stopped. */
function deskWith(more: Partial<Record<'answer' | 'prime', (signal: AbortSignal) => Promise<void>>> = {}) {
  const log: string[] = [];
  const sent: FromChild[] = [];
  const untilStopped = async (signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve());
    });
  const run = (name: 'answer' | 'prime') => async (_: unknown, signal: AbortSignal) => {
    log.push(`${name} begins`);
    await (more[name] ?? untilStopped)(signal);
    log.push(`${name} ends ${signal.aborted ? String(signal.reason) : ''}`.trim());
  };
  const engine = {
    answering: { answer: run('answer'), prime: run('prime') },
    embedder: { embed: async (texts: readonly string[]) => texts.map(({ length }) => [length]) },
    countPrompt: () => 7,
    countText: (text: string) => text.length,
    measure: async () => [{ threads: 1, tokensPerSecond: 10 }],
  } as unknown as Engine;
  return { log, sent, desk: new Desk(engine, (message) => sent.push(message)) };
}

describe('Desk', () => {
  it('does one thing after the other, and stops what it is told to', async () => {
    const { desk, log, sent } = deskWith();
    desk.take({ type: 'answer', id: 1, question });
    desk.take({ type: 'embed', id: 2, texts: ['abc'] });
    await expect.poll(() => log).toEqual(['answer begins']);
    desk.take({ type: 'abort', id: 1, reason: 'deadline' });
    await expect
      .poll(() => sent)
      .toEqual([
        { type: 'done', id: 1 },
        { type: 'vectors', id: 2, vectors: [[3]] },
      ]);
    expect(log).toEqual(['answer begins', 'answer ends deadline']);
  });

  it('counts at once, whatever is going on', async () => {
    const { desk, sent } = deskWith();
    desk.take({ type: 'answer', id: 1, question });
    desk.take({ type: 'count-texts', id: 2, texts: ['a', 'bc'] });
    desk.take({ type: 'count-prompt', id: 3, prompt });
    await expect
      .poll(() => sent)
      .toEqual([
        { type: 'counts', id: 2, counts: [1, 2] },
        { type: 'counts', id: 3, counts: [7] },
      ]);
  });

  it('gives up reading ahead as soon as anything else is asked', async () => {
    const { desk, log, sent } = deskWith({ answer: async () => undefined });
    desk.take({ type: 'prime', id: 1, prompt });
    await expect.poll(() => log).toEqual(['prime begins']);
    desk.take({ type: 'answer', id: 2, question });
    await expect.poll(() => sent.map((message) => 'id' in message && message.id)).toEqual([1, 2]);
    expect(log.at(-1)).toBe('answer ends');
  });

  it('stops what still waits before it begins', async () => {
    const { desk, log } = deskWith();
    desk.take({ type: 'answer', id: 1, question });
    desk.take({ type: 'answer', id: 2, question });
    desk.take({ type: 'abort', id: 2, reason: 'aborted' });
    desk.take({ type: 'abort', id: 1, reason: 'aborted' });
    await expect.poll(() => log).toHaveLength(4);
    expect(log).toEqual(['answer begins', 'answer ends aborted', 'answer begins', 'answer ends aborted']);
  });

  it('tells what broke, by its code where it has one, and goes on', async () => {
    const errors = [
      fault('context_exceeded', 'Too long.', { details: { tokens: 9, limit: 8 } }),
      new Error('The batch could not be decoded.'),
    ];
    const { desk, sent } = deskWith({
      answer: async () => {
        throw errors.shift() ?? new Error('Asked once too often.');
      },
    });
    desk.take({ type: 'answer', id: 1, question });
    desk.take({ type: 'answer', id: 2, question });
    desk.take({ type: 'measure', id: 3, candidates: [1] });
    await expect
      .poll(() => sent)
      .toEqual([
        {
          type: 'error',
          id: 1,
          code: 'context_exceeded',
          message: 'Too long.',
          details: { tokens: 9, limit: 8 },
        },
        { type: 'error', id: 2, code: 'model_failed', message: 'The batch could not be decoded.' },
        { type: 'rates', id: 3, rates: [{ threads: 1, tokensPerSecond: 10 }] },
      ]);
  });
});
