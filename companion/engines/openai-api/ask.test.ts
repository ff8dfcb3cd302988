import { expect, it } from 'vitest';
import { fault } from '../../../shared/protocol/errors.ts';
import { eventsOf, questionOf } from '../../../shared/testing/model-contract.ts';
import { ScriptedModel, type Script } from '../../../shared/testing/scripted-model.ts';
import type { LineEvent } from '../../ports/model-line.ts';
import { FakeTimer } from '../../testing/fake-timer.ts';
import { Line } from '../line/line.ts';
import { ask } from './ask.ts';

const TIMEOUT_MS = 1000;

function asked(script: Script = {}) {
  const model = new ScriptedModel(script);
  const line = new Line(model, { mostWaiting: 4 });
  const timer = new FakeTimer();
  const leaving = new AbortController();
  const events = ask(line, questionOf('Hello'), leaving.signal, { timer, timeoutMs: TIMEOUT_MS });
  return { line, timer, leaving, events };
}

const textOf = (events: readonly LineEvent[]) =>
  events.map((event) => (event.type === 'text' ? event.text : '')).join('');

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise<void>((resolve) => void setImmediate(resolve));
}

async function allOf(events: AsyncIterable<LineEvent>): Promise<LineEvent[]> {
  const all: LineEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

it('an answer is what the line tells, in order', async () => {
  const { events, line, timer } = asked();
  const direct = await eventsOf(
    new ScriptedModel().answer(questionOf('Hello'), new AbortController().signal),
  );
  expect(await allOf(events)).toEqual(direct);
  expect([line.isBusy, timer.active]).toEqual([false, 0]);
});

it('a reader who does not read keeps nobody waiting, and misses nothing', async () => {
  const { events, line } = asked();
  const first = await events.next();
  await until(() => !line.isBusy);
  const rest = await allOf(events);
  expect(first.value).toMatchObject({ type: 'prefill', read: 0 });
  expect(textOf(rest)).toBe('A calm answer in eight words, all told.');
  expect(rest.at(-1)).toMatchObject({ type: 'end', reason: 'stop' });
});

it('an answer ends when its time is up, with what was said', async () => {
  const turn = { words: 0 };
  const { events, timer } = asked({
    beforeWord: async (signal) => {
      turn.words += 1;
      if (turn.words === 3) timer.advance(TIMEOUT_MS);
      signal.throwIfAborted();
    },
  });
  const all = await allOf(events);
  expect(textOf(all)).toBe('A calm ');
  expect(all.at(-1)).toMatchObject({ type: 'end', reason: 'deadline' });
  expect(timer.active).toBe(0);
});

it('an error comes after what was said before it', async () => {
  const error = fault('model_crashed', 'It ended.');
  const { events, line, timer } = asked({ breaksAfter: { words: 2, error } });
  const said: LineEvent[] = [];
  const reading = (async () => {
    for await (const event of events) said.push(event);
  })();
  await expect(reading).rejects.toBe(error);
  expect(textOf(said)).toBe('A calm ');
  expect([line.isBusy, timer.active]).toEqual([false, 0]);
});

it('a reader who breaks off ends the answer', async () => {
  const ended = { byAbort: false };
  const { events, line } = asked({
    beforeWord: async (signal) =>
      new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => {
          ended.byAbort = true;
          resolve();
        });
      }),
  });
  for await (const event of events) if (event.type === 'prefill' && event.read > 0) break;
  await until(() => !line.isBusy);
  expect(ended.byAbort).toBe(true);
});
