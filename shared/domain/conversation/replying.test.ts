import { describe, expect, it } from 'vitest';
import type { ChatEvent } from '../../protocol/chat-events.ts';
import { CountingIds, FakeClock } from '../../testing/fakes.ts';
import { askedBack, endedBy, hear, lost, putOff, withCommand, withMemory, withPlan } from './replying.ts';
import { beginConversation, say } from './saying.ts';

const making = { clock: new FakeClock(), ids: new CountingIds() };
const begun = () => say('Hello', null, beginConversation(making), making).reply;
const ID = '01900000-0000-7000-8000-0000000000aa';
const START = { type: 'start', id: ID, model: 'tiny' } as const;
const text = (words: string): ChatEvent => ({ type: 'text', text: words });
const FIGURES = {
  promptTokens: 1,
  cachedTokens: 0,
  answerTokens: 1,
  queuedMs: 0,
  prefillMs: 0,
  generateMs: 0,
};
const DONE = { type: 'done', reason: 'stop', figures: FIGURES, totals: { tokens: 2, ms: 1 } } as const;

function heard(...events: readonly ChatEvent[]) {
  return events.reduce((reply, event, at) => hear(reply, event, at, 9), begun());
}

describe('a reply', () => {
  it('grows with what the model says, and knows where to read on', () => {
    const reply = heard(START, { type: 'queued', ahead: 1 }, text('Good '), text('day'));
    expect(reply).toMatchObject({
      state: 'answering',
      model: 'tiny',
      text: 'Good day',
      underWay: { id: ID, seen: 3 },
    });
  });

  it('ends as the model ended, and then stays as it is', () => {
    const reply = heard(START, text('Good day'), DONE);
    expect(reply).toMatchObject({ state: 'ended', end: 'stop', underWay: null, endedAt: 9 });
    const later = [
      hear(reply, text('more'), 9, 10),
      withMemory(reply, { kind: 'nothing', facts: [] }),
      putOff(reply),
      endedBy(reply, 'aborted', 10),
      lost(reply, 'answer_gone', 10),
      withCommand(reply, { name: 'help', result: {} }, 10),
      withPlan(reply, { name: 'plan', result: {} }),
      askedBack(reply, 'Which one?', 10),
    ];
    expect(later).toEqual(Array(8).fill(reply));
  });

  it('has no place before it has begun', () => {
    expect(hear(begun(), { type: 'prefill', read: 1, total: 2, cached: 0 }, 1, 9).underWay).toBeNull();
  });

  it('that broke off says why, and keeps what was said', () => {
    const crash = { type: 'error', code: 'model_crashed', message: 'x', retryable: true } as const;
    expect(heard(START, text('Good'), crash)).toMatchObject({
      end: 'cut',
      trouble: 'model_crashed',
      text: 'Good',
    });
    expect(heard(START, crash)).toMatchObject({ end: 'failed', trouble: 'model_crashed' });
    expect(lost(heard(START, text('Good')), 'answer_gone', 9)).toMatchObject({ end: 'cut', text: 'Good' });
    expect(lost(heard(START), 'answer_gone', 9)).toMatchObject({ end: 'failed', trouble: 'answer_gone' });
  });

  it('is what a command did, and nothing else', () => {
    const command = { name: 'status', result: { kind: 'status' } };
    expect(withCommand(begun(), command, 9)).toMatchObject({
      state: 'ended',
      end: 'command',
      command,
      endedAt: 9,
    });
  });

  it('goes on after a plan, and is over with a question back', () => {
    const command = { name: 'plan', result: { kind: 'planned' } };
    expect(withPlan(begun(), command)).toMatchObject({ state: 'begun', command });
    expect(askedBack(begun(), 'Which one?', 9)).toMatchObject({
      state: 'ended',
      end: 'stop',
      text: 'Which one?',
    });
  });

  it('asks back in whole characters', () => {
    expect(askedBack(begun(), 'Which \ud800?', 9).text).toBe('Which \ufffd?');
  });

  it('waits where there is no model, with what memory says', () => {
    const memory = { kind: 'fact', facts: [ID] } as const;
    const reply = putOff(withMemory(begun(), { ...memory, facts: [...memory.facts] }));
    expect(reply).toMatchObject({ state: 'waiting', memory, underWay: null });
  });
});
