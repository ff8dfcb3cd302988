import { describe, expect, it } from 'vitest';
import { fault } from '../../../shared/protocol/errors.ts';
import { settled } from '../line/testing/stepped-model.ts';
import { asked, finish, lastOf, MINUTE_MS, opened, read, TIMEOUT_MS } from './testing/answer-stage.ts';

describe('time', () => {
  it('is up for the model after its limit, which waiting does not use up', async () => {
    const stage = opened();
    const first = stage.answers.start(asked('a'));
    const second = stage.answers.start(asked('b'));
    const readers = [read(first), read(second)];
    await settled();
    stage.pass(TIMEOUT_MS - 1);
    await finish(stage, first);
    stage.pass(TIMEOUT_MS - 1);
    expect(second.isOver).toBe(false);
    stage.pass(1);
    await settled();
    expect(second.isOver).toBe(true);
    expect(readers.map((reader) => lastOf(reader))).toMatchObject([
      { reason: 'stop' },
      { reason: 'deadline' },
    ]);
  });

  it('is up for the asker when they said, in line or not', async () => {
    const stage = opened();
    const first = stage.answers.start({ ...asked('a'), deadlineMs: 2000 });
    const second = stage.answers.start({ ...asked('b'), deadlineMs: 1000 });
    const readers = [read(first), read(second)];
    await settled();
    stage.pass(1000);
    await settled();
    expect([first.isOver, second.isOver]).toEqual([false, true]);
    stage.pass(1000);
    await settled();
    expect(readers.map((reader) => lastOf(reader))).toMatchObject([
      { reason: 'deadline' },
      { reason: 'deadline', figures: { queuedMs: 1000, promptTokens: 0 } },
    ]);
  });
});

describe('what is held', () => {
  it('is let go of a minute after its end, with every timer', async () => {
    const stage = opened();
    const answer = stage.answers.start(asked('Hello'));
    await finish(stage, answer);
    stage.pass(MINUTE_MS - 1);
    expect(stage.answers.get(answer.id)).toBe(answer);
    stage.pass(1);
    expect(() => stage.answers.get(answer.id)).toThrow(expect.objectContaining({ code: 'answer_gone' }));
    expect([stage.answers.size, stage.timer.active]).toEqual([0, 0]);
  });

  it('is bounded in number and in bytes: the oldest go first', async () => {
    const few = opened({}, { mostHeld: 2 });
    const ids: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      const answer = few.answers.start(asked('Hello'));
      ids.push(answer.id);
      await finish(few, answer);
    }
    expect(few.answers.size).toBe(2);
    expect(few.answers.get(ids[3] ?? '').isOver).toBe(true);
    expect(() => few.answers.get(ids[1] ?? '')).toThrow(expect.objectContaining({ code: 'answer_gone' }));

    const light = opened({}, { mostBytesHeld: 1 });
    await finish(light, light.answers.start(asked('Hello')));
    expect([light.answers.size, light.timer.active]).toEqual([0, 0]);
  });

  it('is ended and let go of when the companion stops', async () => {
    const stage = opened();
    await finish(stage, stage.answers.start(asked('a')));
    const [running, queued] = [stage.answers.start(asked('b')), stage.answers.start(asked('c'))];
    await settled();
    await stage.answers.close();
    expect([running.isOver, queued.isOver]).toEqual([true, true]);
    expect([stage.answers.size, stage.timer.active, stage.line.isBusy]).toEqual([0, 0, false]);
  });
});

describe('an answer in one piece', () => {
  it('is told whole, and held for nobody', async () => {
    const stage = opened();
    const telling = stage.answers.tell(asked('Hello'), new AbortController().signal);
    for (let step = 0; step < 5; step += 1) await stage.model.step();
    expect(await telling).toMatchObject({
      model: 'scripted',
      text: 'One two three four',
      reason: 'stop',
      totals: { tokens: 10 },
    });
    expect([stage.answers.size, stage.timer.active]).toEqual([0, 0]);
  });

  it('fails as the model failed', async () => {
    const error = fault('model_crashed', 'It ended.');
    const stage = opened({ breaksAfter: { words: 0, error } });
    const telling = stage.answers.tell(asked('Hello'), new AbortController().signal);
    const failed = expect(telling).rejects.toMatchObject({ code: 'model_crashed', retryable: true });
    await settled();
    await stage.model.step();
    await failed;
  });

  it('is given up when its reader leaves', async () => {
    const stage = opened();
    const leaving = new AbortController();
    const telling = stage.answers.tell(asked('Hello'), leaving.signal);
    const left = expect(telling).rejects.toMatchObject({ name: 'AbortError' });
    await settled();
    leaving.abort();
    await left;
    expect([stage.answers.size, stage.timer.active, stage.line.isBusy]).toEqual([0, 0, false]);
  });
});
