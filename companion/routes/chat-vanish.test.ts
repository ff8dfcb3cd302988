import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { ModelEvent, Question } from '../../shared/ports/model.ts';
import { chance } from '../../shared/testing/chance.ts';
import { runs } from '../../shared/testing/runs.ts';
import { ScriptedModel } from '../../shared/testing/scripted-model.ts';
import { TEST_TOKEN } from '../testing/build-test-app.ts';
import { SteppedModel } from '../engines/line/testing/stepped-model.ts';
import { listeningApp, postText, type ListeningApp } from '../testing/listening-app.ts';

const MINUTE_MS = 60_000;
const CLIENTS = 200;
const AT_ONCE = 10;

const turn = async (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** Takes its time before its first word, and lets others have their turn between two words. */
class UnhurriedModel extends ScriptedModel {
  constructor() {
    super({ says: () => 'word '.repeat(30), beforeWord: turn });
  }

  override async *answer(question: Question, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    for (let count = 0; count < 20; count += 1) await turn();
    yield* super.answer(question, signal);
  }
}

/** Connects, asks, and tears the connection down at some moment, in the middle of its own request perhaps. */
async function vanish(test: ListeningApp, random: () => number): Promise<void> {
  const request = postText(test, '/v1/chat/stream', { message: 'Hello', stream: random() < 0.8 });
  const socket = connect(test.port, '127.0.0.1');
  socket.on('error', () => undefined);
  const closed = once(socket, 'close');
  socket.write(random() < 0.2 ? request.slice(0, Math.floor(random() * request.length)) : request);
  if (random() < 0.5) socket.pause();
  else socket.resume();
  const turns = Math.floor(random() ** 2 * 200);
  for (let count = 0; count < turns; count += 1) await turn();
  if (random() < 0.5) socket.resetAndDestroy();
  else socket.destroy();
  await closed;
}

it('clients that come and vanish at any moment leave nothing behind, and the line is free', async () => {
  const model = new UnhurriedModel();
  const test = await listeningApp({ model, mostWaiting: 4, answerTimeoutMs: 10 * MINUTE_MS });
  const random = chance(200);
  for (let left = runs(CLIENTS); left > 0; left -= AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(left, AT_ONCE) }, async () => vanish(test, random)));
  }
  expect(model.asked.length).toBeGreaterThan(0);
  await vi.waitFor(() => expect(test.streams.size).toBe(0));
  // What was begun goes on for its readers a minute, and is held for another.
  for (let minute = 0; minute < 3; minute += 1) {
    test.timer.advance(MINUTE_MS);
    await vi.waitFor(() => expect([test.line.isBusy, test.line.waiting]).toEqual([false, 0]));
  }
  expect([test.answers.size, test.streams.size, test.timer.active]).toEqual([0, 0, 0]);
  expect(test.log.filter((line) => line.includes('unexpected'))).toEqual([]);
  const asked = await fetch(`${test.origin}/v1/chat`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TEST_TOKEN}`, 'content-type': 'application/json' },
    body: '{"message":"Is anybody there?"}',
  });
  expect(asked.status).toBe(200);
  await asked.text();
}, 60_000);

it('many answers behind one another on a connection are no leak, and nothing warns of one', async () => {
  const model = new SteppedModel();
  const test = await listeningApp({ model, mostWaiting: 20 });
  const warnings: Error[] = [];
  const warned = (warning: Error) => void warnings.push(warning);
  process.on('warning', warned);
  onTestFinished(() => void process.off('warning', warned));
  const request = postText(test, '/v1/chat', { message: 'Hello' });
  const socket = connect(test.port, '127.0.0.1');
  let got = '';
  socket.setEncoding('utf8').on('data', (text: string) => (got += text));
  socket.write(request.repeat(20));
  await vi.waitFor(() => expect(test.line.waiting).toBe(19));
  while (test.line.isBusy) await model.step();
  await vi.waitFor(() => expect(got.match(/HTTP\/1\.1 200/g)).toHaveLength(20));
  socket.destroy();
  expect(warnings).toEqual([]);
});
