import { getEventListeners, once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { fault, type KnownError } from '../../../shared/protocol/errors.ts';
import { settled } from '../line/testing/stepped-model.ts';
import {
  asked,
  finish,
  lastOf,
  MINUTE_MS,
  opened,
  read,
  saidTo,
  TIMEOUT_MS,
} from './testing/answer-stage.ts';

describe('an answer', () => {
  it('tells where it is read on, then what the model tells, then its figures', async () => {
    const stage = opened();
    const answer = stage.answers.start({ ...asked('Hello'), label: 'kitchen' });
    const reader = read(answer);
    await settled();
    stage.pass(30);
    await finish(stage, answer);
    expect(reader.got[0]).toEqual({
      id: 1,
      event: { type: 'start', id: answer.id, model: 'scripted', conversation_id: 'kitchen' },
    });
    expect(saidTo(reader)).toBe('One two three four');
    expect(lastOf(reader)).toEqual({
      type: 'done',
      reason: 'stop',
      figures: expect.objectContaining({ answerTokens: 4, queuedMs: 0 }),
      totals: { tokens: 10, ms: 30 },
    });
    expect(reader.got.map(({ id }) => id)).toEqual(reader.got.map((_, at) => at + 1));
  });

  it('counts the time in line, and tells how many were before', async () => {
    const stage = opened();
    const first = stage.answers.start(asked('a'));
    const second = stage.answers.start(asked('b'));
    const reader = read(second);
    await settled();
    stage.pass(500);
    await finish(stage, first);
    await finish(stage, second);
    expect(reader.got[1]?.event).toEqual({ type: 'queued', ahead: 1 });
    expect(lastOf(reader)).toMatchObject({ figures: { queuedMs: 500 }, totals: { ms: 500 } });
  });

  it('begins at the first word of the model or the line, and not at all where that is an error', async () => {
    const stage = opened({ contextTokens: 5 });
    const refused = stage.answers.start(asked('far too many words for that'));
    await expect(refused.began).rejects.toMatchObject({ code: 'context_exceeded', details: { limit: 5 } });
    await settled();
    expect([stage.answers.size, stage.timer.active]).toEqual([0, 0]);
    expect(() => stage.answers.get(refused.id)).toThrow(expect.objectContaining({ code: 'answer_gone' }));
  });

  it('ends with an error in the middle, and what it had said stands', async () => {
    const error = fault('model_crashed', 'It ended.', { details: { crashes: 1 } });
    const stage = opened({ breaksAfter: { words: 2, error } });
    const answer = stage.answers.start(asked('Hello'));
    const reader = read(answer);
    await finish(stage, answer);
    expect(saidTo(reader)).toBe('One two ');
    expect(lastOf(reader)).toEqual({
      type: 'error',
      code: 'model_crashed',
      message: 'It ended.',
      retryable: true,
      details: { crashes: 1 },
    });
    expect(stage.answers.get(answer.id)).toBe(answer);
  });

  it('tells nothing of what has no name, and reports it', async () => {
    const error = new TypeError('a secret of the house');
    const stage = opened({ breaksAfter: { words: 1, error: error as KnownError } });
    const answer = stage.answers.start(asked('Hello'));
    const reader = read(answer);
    await finish(stage, answer);
    expect(lastOf(reader)).toMatchObject({ type: 'error', code: 'internal' });
    expect(JSON.stringify(reader.got)).not.toContain('secret');
    expect(stage.reported).toEqual([error]);
  });
});

describe('several readers', () => {
  it('get the same, whenever they come, and from where they left', async () => {
    const stage = opened();
    const answer = stage.answers.start(asked('Hello'));
    const early = read(answer);
    await settled();
    await stage.model.step();
    await stage.model.step();
    const late = read(answer);
    const seen = early.got.at(-1)?.id ?? 0;
    early.leaving.abort();
    await early.done;
    await finish(stage, answer);
    const back = read(stage.answers.get(answer.id), seen);
    await Promise.all([back.done, late.done]);
    expect(saidTo(late)).toBe('One two three four');
    expect(saidTo({ got: [...early.got, ...back.got] })).toBe('One two three four');
    expect(lastOf(back)).toEqual(lastOf(late));
    expect(getEventListeners(early.leaving.signal, 'abort')).toHaveLength(0);
  });

  it('that are too slow for what is held are told so, while others read on', async () => {
    const says = () => 'word '.repeat(60);
    const stage = opened({ says }, { mostBytesOfOne: 2000 });
    const answer = stage.answers.start(asked('Hello'));
    const quick = read(answer);
    const slow = answer.follow(0, new AbortController().signal);
    await slow.next();
    await finish(stage, answer);
    expect(saidTo(quick)).toBe(says());
    expect(answer.bytes).toBeLessThanOrEqual(2000);
    expect(await slow.next()).toMatchObject({
      value: { id: undefined, event: { type: 'error', code: 'answer_gone' } },
    });
    expect(await slow.next()).toMatchObject({ done: true });
  });
});

describe('an answer without a reader', () => {
  it('goes on for a minute, and ends then', async () => {
    const stage = opened();
    const answer = stage.answers.start(asked('Hello'));
    const reader = read(answer);
    await settled();
    await stage.model.step();
    reader.leaving.abort();
    await reader.done;
    stage.pass(MINUTE_MS - 1);
    await stage.model.step();
    expect(answer.isOver).toBe(false);
    stage.pass(1);
    await settled();
    expect(answer.isOver).toBe(true);
    const back = read(answer);
    await back.done;
    expect(saidTo(back)).toBe('One two ');
    expect(lastOf(back)).toMatchObject({ type: 'done', reason: 'aborted' });
  });

  it('waits for its first word as long as it takes, since who asked is still there', async () => {
    const stage = opened();
    let speak = (): void => undefined;
    const { answer } = stage.model;
    stage.model.answer = async function* silentAtFirst(question, signal) {
      await new Promise<void>((resolve) => (speak = resolve));
      yield* answer.call(stage.model, question, signal);
    };
    const slow = stage.answers.start(asked('Hello'));
    await settled();
    stage.pass(MINUTE_MS + 1);
    speak();
    await finish(stage, slow);
    const reader = read(slow);
    await reader.done;
    expect(lastOf(reader)).toMatchObject({ reason: 'stop', figures: { queuedMs: 0 } });
  });

  it('is ended when its time is up, though the model never said a word', async () => {
    const stage = opened();
    stage.model.answer = async function* hanging(_question, signal) {
      await once(signal, 'abort');
      const { reason } = signal as { reason: DOMException };
      yield* [];
      throw fault('model_crashed', reason.name);
    };
    const answer = stage.answers.start(asked('Hello'));
    const reader = read(answer);
    await settled();
    stage.pass(TIMEOUT_MS);
    await reader.done;
    expect(lastOf(reader)).toMatchObject({ code: 'model_crashed', message: 'TimeoutError' });
  });

  it('goes on as long as somebody comes back in time', async () => {
    const stage = opened();
    const answer = stage.answers.start(asked('Hello'));
    stage.pass(MINUTE_MS - 1);
    const reader = read(answer);
    await settled();
    stage.pass(MINUTE_MS - 2);
    expect(answer.isOver).toBe(false);
    reader.leaving.abort();
    await reader.done;
    stage.pass(1);
    await finish(stage, answer);
    const back = read(answer);
    await back.done;
    expect(lastOf(back)).toMatchObject({ reason: 'stop' });
  });

  it('that was never read at all ends, too, even in line', async () => {
    const stage = opened();
    const first = stage.answers.start(asked('a'));
    const reader = read(first);
    const second = stage.answers.start(asked('b'));
    await settled();
    stage.pass(MINUTE_MS);
    await settled();
    expect([first.isOver, second.isOver, stage.line.waiting]).toEqual([false, true, 0]);
    reader.leaving.abort();
  });
});
