import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { chatEvent, type ChatEvent } from '../../shared/protocol/chat-events.ts';
import { chatAnswer, errorBody, jsonAnswer, tokenCounts } from '../../shared/schemas/index.ts';
import { CALM, type Shared, sharedModel } from '../engines/llama/testing/llama-stage.ts';
import { OWNER } from '../testing/build-test-app.ts';
import { type BuiltChild, buildLlamaChild } from '../testing/build-llama-child.ts';
import { listeningApp, type ListeningApp } from '../testing/listening-app.ts';
import { nextOf, restOf } from '../testing/read-chat.ts';
import { openStream } from '../testing/read-stream.ts';

/** The whole path: a socket, the line, a process with llama.cpp, and a model that was written a moment ago. */
let child: BuiltChild;
let calm: Shared;
beforeAll(async () => {
  child = await buildLlamaChild();
  calm = await sharedModel(child.entry, { says: CALM });
}, 60_000);
afterAll(async () => {
  await calm.close();
  await child.remove();
});

const KEY = { authorization: OWNER.authorization };
const opened = async (): Promise<ListeningApp> => listeningApp({ model: calm.model });

async function post(test: ListeningApp, path: string, body: object) {
  const headers = { ...KEY, 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await fetch(`${test.origin}${path}`, init);
  return { status: response.status, body: (await response.json()) as unknown };
}

const saidIn = (events: readonly ChatEvent[]): string =>
  events.map((event) => (event.type === 'text' ? event.text : '')).join('');

it('an answer streams word by word, and in the pause the model reads what comes next', async () => {
  const test = await opened();
  const prime = vi.spyOn(calm.model, 'prime');
  onTestFinished(() => prime.mockRestore());
  const first = [{ role: 'user', content: 'How do you answer?' }];
  const volatile = 'It was recalled that the fan starts at sixty two degrees. '.repeat(8);
  const asked = { system: 'You are calm and direct.', messages: first, volatile };
  const events = await restOf(await openStream(`${test.origin}/v1/chat/stream`, KEY, asked));
  const said = saidIn(events);
  expect(said.trim()).toBe(CALM);
  const done = events.at(-1);
  if (done?.type !== 'done') throw new Error(`It ended with ${done?.type}.`);
  expect(done).toMatchObject({ reason: 'stop', figures: { answerTokens: CALM.split(' ').length } });
  expect(done.totals.tokens).toBe(done.figures.promptTokens + done.figures.answerTokens);

  await vi.waitFor(() => expect(prime).toHaveBeenCalledTimes(1));
  await prime.mock.results[0]?.value;
  const history = [...first, { role: 'assistant', content: said }];
  const { system } = asked;
  const { body } = await post(test, '/v1/tokenize', { prompt: { system, messages: history } });
  const messages = [...history, { role: 'user', content: 'And now?' }];
  const again = chatAnswer.parse((await post(test, '/v1/chat', { system, messages })).body);
  // All but the marks around what came last: without the pause it would be less by the answer.
  expect(again.figures.cachedTokens).toBeGreaterThan(tokenCounts.parse(body).total - 10);
});

it('a lost connection loses no word', async () => {
  const test = await opened();
  const stream = await openStream(`${test.origin}/v1/chat/stream`, KEY, { message: 'Hello' });
  const seen: ChatEvent[] = [];
  let lastId = '';
  while (!seen.some(({ type }) => type === 'text')) {
    const event = await stream.next();
    lastId = event?.id ?? '';
    seen.push(chatEvent.parse(JSON.parse(event?.data ?? '')));
  }
  stream.leave();
  const id = seen[0]?.type === 'start' ? seen[0].id : '';
  const back = await openStream(`${test.origin}/v1/chat/stream/${id}`, { ...KEY, 'last-event-id': lastId });
  expect(saidIn([...seen, ...(await restOf(back))]).trim()).toBe(CALM);
});

it('stopping an answer frees the model for whoever waits', async () => {
  const test = await opened();
  const stream = await openStream(`${test.origin}/v1/chat/stream`, KEY, { message: 'Hello' });
  const start = await nextOf(stream);
  const id = start?.type === 'start' ? start.id : '';
  await fetch(`${test.origin}/v1/chat/stream/${id}`, { method: 'DELETE', headers: KEY });
  expect((await restOf(stream)).at(-1)).toMatchObject({ type: 'done' });
  const { status } = await post(test, '/v1/chat', { message: 'Hello', max_length: 2 });
  expect(status).toBe(200);
  await vi.waitFor(() => expect(test.line.isBusy).toBe(false));
});

it('what is too long is refused with the numbers that counting gives', async () => {
  const test = await opened();
  const message = 'calm and direct '.repeat(20_000);
  const refused = await post(test, '/v1/chat/stream', { message });
  expect(refused.status).toBe(413);
  const { details } = errorBody.parse(refused.body).error;
  const prompt = { messages: [{ role: 'user', content: message }] };
  const counted = tokenCounts.parse((await post(test, '/v1/tokenize', { prompt })).body);
  expect(details).toMatchObject({ limit: counted.contextTokens });
  expect(Number(details?.['tokens'])).toBeGreaterThanOrEqual(counted.total);
});

it('JSON comes in the shape that was asked for', async () => {
  const test = await opened();
  const schema = {
    type: 'object',
    properties: { mood: { enum: ['calm', 'direct'] } },
    required: ['mood'],
    additionalProperties: false,
  };
  const { body } = await post(test, '/v1/json', { message: 'Hello', schema, temperature: 0 });
  expect(jsonAnswer.parse(body).value).toEqual({ mood: expect.stringMatching(/^(calm|direct)$/) });
});
