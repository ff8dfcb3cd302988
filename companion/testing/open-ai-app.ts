import OpenAI, { type ClientOptions } from 'openai';
import type { Model } from '../../shared/ports/model.ts';
import { ScriptedModel, type Script } from '../../shared/testing/scripted-model.ts';
import { TEST_TOKEN } from './build-test-app.ts';
import { listeningApp } from './listening-app.ts';

export const TIMEOUT_MS = 120_000;

export interface OpenAiAppOptions {
  readonly mostWaiting?: number;
  readonly embeddingModel?: string;
}

/** The addresses for OpenAI's clients behind the real guard, on a real port, over a model that says what a test wants. */
export async function openAiApp({ script, ...options }: OpenAiAppOptions & { script?: Script } = {}) {
  const model = new ScriptedModel(script);
  return { model, ...(await openAiAppOver(model, options)) };
}

/** The same over any model. */
export async function openAiAppOver(
  model: Model,
  { mostWaiting = 4, embeddingModel }: OpenAiAppOptions = {},
) {
  const { line, clock, timer, log, port } = await listeningApp({
    model,
    mostWaiting,
    embeddingModel: () => embeddingModel,
  });
  const baseURL = `http://localhost:${port}/v1`;
  const client = (options: ClientOptions = {}) =>
    new OpenAI({ baseURL, apiKey: TEST_TOKEN, maxRetries: 0, ...options });
  return { line, timer, clock, log, baseURL, port, client };
}

export type OpenAiApp = Awaited<ReturnType<typeof openAiApp>>;

/** A promise, and what keeps it. */
function promised() {
  let keep: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    keep = resolve;
  });
  return { promise, keep };
}

/** Holds a model back until it is let go, or until whoever asked has left. */
export function gate() {
  const opened = promised();
  const arrived = promised();
  const left = promised();
  return {
    open: opened.keep,
    /** The model is about to say a word. */
    arrival: arrived.promise,
    /** Whoever asked has left. */
    left: left.promise,
    beforeWord: async (signal: AbortSignal) => {
      signal.addEventListener('abort', left.keep);
      arrived.keep();
      await Promise.race([opened.promise, left.promise]);
    },
  };
}

/** A request as a program without a library for it makes one. */
export async function post(
  test: OpenAiApp,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
) {
  const payload = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(`${test.baseURL}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TEST_TOKEN}`, 'content-type': 'application/json', ...headers },
    body: payload,
  });
}
