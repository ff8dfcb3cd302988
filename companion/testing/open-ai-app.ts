import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import OpenAI, { type ClientOptions } from 'openai';
import { onTestFinished } from 'vitest';
import type { Model } from '../../shared/ports/model.ts';
import { CountingIds, FakeClock } from '../../shared/testing/fakes.ts';
import { ScriptedModel, type Script } from '../../shared/testing/scripted-model.ts';
import { Line } from '../engines/line/line.ts';
import { listen } from '../listen.ts';
import { loggerOptions } from '../observability/logger.ts';
import { answerBrokenRequest, installErrors } from '../plugins/errors.ts';
import { installGuard } from '../plugins/guard.ts';
import { installHeaders } from '../plugins/headers.ts';
import { gatherRoutes, refuseOtherMethods } from '../plugins/route-catalog.ts';
import { openAiRoutes } from '../routes/openai/openai.ts';
import { createAuthenticate } from '../security/authenticate.ts';
import { TEST_TOKEN } from './build-test-app.ts';
import { FakeTimer } from './fake-timer.ts';

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
  const line = new Line(model, { mostWaiting });
  const clock = new FakeClock();
  const timer = new FakeTimer();
  const log: string[] = [];
  const app = Fastify({
    logger: loggerOptions('info', { write: (text) => void log.push(text) }, TEST_TOKEN),
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  installHeaders(app);
  installErrors(app);
  installGuard(app, { port: 0, authenticate: createAuthenticate(TEST_TOKEN, clock) });
  const routes = gatherRoutes(app);
  openAiRoutes(app, {
    line,
    getState: () => model.getState(),
    embeddingModel: () => embeddingModel,
    clock,
    ids: new CountingIds(),
    timer,
    timeoutMs: TIMEOUT_MS,
  });
  refuseOtherMethods(app, routes);
  await app.ready();
  const listening = await listen(
    (request, response) => app.routing(request, response),
    { host: 'localhost', port: 0 },
    answerBrokenRequest,
  );
  onTestFinished(async () => {
    await listening.close(0);
    await app.close();
  });
  const baseURL = `http://localhost:${listening.port}/v1`;
  const client = (options: ClientOptions = {}) =>
    new OpenAI({ baseURL, apiKey: TEST_TOKEN, maxRetries: 0, ...options });
  return { line, timer, clock, log, baseURL, port: listening.port, client };
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
