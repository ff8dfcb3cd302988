import { expect, vi } from 'vitest';
import type { ModelEvent } from '../../shared/ports/model.ts';
import { eventsOf, questionOf, textOf } from '../../shared/testing/model-contract.ts';
import { beginStream, sendEvent, sendJson, wordEvent, type Misbehaviour } from './fake-model-server.ts';
import { openFakeModel } from './open-fake-model.ts';

export const CANARY_KEY = 'sk-canary-4711';

export interface Heard {
  readonly events: readonly ModelEvent[];
  readonly error: unknown;
  /** What the next question was answered. */
  readonly after: string;
}

/** Asks a server that misbehaves this way, and then once more. */
export async function askMisbehaving(instead: Misbehaviour): Promise<Heard> {
  const never = new AbortController().signal;
  const { model, server } = await openFakeModel('vllm', { key: CANARY_KEY }, { key: CANARY_KEY });
  server.misbehave(instead);
  const events: ModelEvent[] = [];
  let error: unknown;
  try {
    for await (const event of model.answer(questionOf('Hello'), never)) events.push(event);
  } catch (thrown) {
    error = thrown;
  }
  await vi.waitFor(() => expect(server.speaking).toBe(0));
  const again = await eventsOf(model.answer(questionOf('Hello', { maxTokens: 2 }), never)).catch(() => []);
  return { events, error, after: textOf(again) };
}

export const sendRaw =
  (text: string, type = 'text/event-stream'): Misbehaviour =>
  (response) =>
    void response.writeHead(200, { 'content-type': type }).end(text);

export const sendStatus =
  (code: number, body: unknown): Misbehaviour =>
  (response) =>
    sendJson(response, code, body);

/** Two words, and then something happens. */
export const afterTwoWords =
  (then: Misbehaviour): Misbehaviour =>
  async (response, asked) => {
    beginStream(response);
    sendEvent(response, wordEvent('One '));
    sendEvent(response, wordEvent('two '));
    await new Promise((resolve) => setImmediate(resolve));
    await then(response, asked);
  };
