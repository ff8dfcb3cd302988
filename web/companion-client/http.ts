import type * as z from 'zod/mini';
import { fault, isErrorCode } from '../../shared/protocol/errors.ts';
import { errorBody } from '../../shared/schemas/index.ts';
import type { CompanionKey } from './companion-key.ts';

export interface CompanionHttp {
  get<T>(signal: AbortSignal, path: string, schema: z.ZodMiniType<T>): Promise<T>;
  put(signal: AbortSignal, path: string, body: unknown): Promise<void>;
  /** `withinMs` is for what takes its time, such as loading a model. */
  post(signal: AbortSignal, path: string, body: unknown, withinMs?: number): Promise<void>;
  delete(signal: AbortSignal, path: string): Promise<void>;
  /** A question with a body, whose answer is understood. */
  ask<T>(
    signal: AbortSignal,
    path: string,
    body: unknown,
    schema: z.ZodMiniType<T>,
    withinMs: number,
  ): Promise<T>;
  /** Opens an event stream; its body is read by `readEvents`. */
  open(signal: AbortSignal, path: string): Promise<ReadableStream<Uint8Array>>;
  /** Opens one that a question begins, or that goes on somewhere; null where there is nothing more to come. */
  openFrom(signal: AbortSignal, path: string, from: StreamFrom): Promise<ReadableStream<Uint8Array> | null>;
}

export interface StreamFrom {
  /** The question. */
  readonly body?: unknown;
  /** The last event that was seen. */
  readonly after?: number;
  /** Until it begins. */
  readonly withinMs?: number;
}

/** How long an answer that is not a stream may take: a Pi under load answers health within two seconds. */
const ANSWER_WITHIN_MS = 8_000;
/** What can stand in a header at all. Anything else was pasted by mistake and would make the request itself impossible. */
const SENDABLE = /^[\x21-\x7e]+$/;

type Send = (signal: AbortSignal, path: string, init: RequestInit) => Promise<Response>;

export function createCompanionHttp(
  fetch: typeof globalThis.fetch,
  key: Pick<CompanionKey, 'read'>,
): CompanionHttp {
  const send = sender(fetch, key);
  const tell = async (signal: AbortSignal, path: string, init: RequestInit, withinMs = ANSWER_WITHIN_MS) =>
    // Read to its end, so that the connection can be used again.
    void (await whole(send, signal, path, init, withinMs));
  return {
    get: async (signal, path, schema) =>
      understood(path, await whole(send, signal, path, {}, ANSWER_WITHIN_MS), schema),
    put: async (signal, path, body) => tell(signal, path, asJson('PUT', body)),
    post: async (signal, path, body, withinMs) => tell(signal, path, asJson('POST', body), withinMs),
    delete: async (signal, path) => tell(signal, path, { method: 'DELETE' }),
    ask: async (signal, path, body, schema, withinMs) =>
      understood(path, await whole(send, signal, path, asJson('POST', body), withinMs), schema),
    open: async (signal, path) => {
      const body = await stream(send, signal, path, {});
      if (body) return body;
      throw fault('companion_bad_answer', `The companion opened no stream at ${path}.`);
    },
    openFrom: async (signal, path, from) => stream(send, signal, path, from),
  };
}

/** Sends with the key, as far as the first line of the answer; what is no good answer is thrown. */
function sender(fetch: typeof globalThis.fetch, key: Pick<CompanionKey, 'read'>): Send {
  return async (signal, path, init) => {
    const held = key.read();
    const headers = new Headers(init.headers);
    if (held !== null && SENDABLE.test(held)) headers.set('authorization', `Bearer ${held}`);
    const response = await reached(
      signal,
      fetch(path, { ...init, headers, cache: 'no-store', redirect: 'error' }),
    );
    if (!response.ok) throw await refusal(response);
    return response;
  };
}

async function whole(
  send: Send,
  signal: AbortSignal,
  path: string,
  init: RequestInit,
  withinMs: number,
): Promise<string> {
  return inTime(signal, withinMs, async (bounded) => {
    const response = await send(signal, path, { ...init, signal: bounded });
    return reached(signal, response.text());
  });
}

async function stream(
  send: Send,
  signal: AbortSignal,
  path: string,
  { body, after, withinMs = ANSWER_WITHIN_MS }: StreamFrom,
): Promise<ReadableStream<Uint8Array> | null> {
  const init: RequestInit = body === undefined ? {} : asJson('POST', body);
  const headers = new Headers(init.headers);
  headers.set('accept', 'text/event-stream');
  if (after !== undefined) headers.set('last-event-id', String(after));
  // Only the beginning is bounded: a stream itself may last for days.
  const response = await inTime(signal, withinMs, async (bounded) =>
    send(signal, path, { ...init, headers, signal: bounded }),
  );
  // A 204 has none: there is nothing more.
  return response.body;
}

const asJson = (method: 'POST' | 'PUT', body: unknown): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

async function inTime<T>(
  signal: AbortSignal,
  withinMs: number,
  work: (bounded: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController();
  const timer = setTimeout(
    () => late.abort(new DOMException('No answer in time.', 'TimeoutError')),
    withinMs,
  );
  try {
    return await work(AbortSignal.any([signal, late.signal]));
  } finally {
    clearTimeout(timer);
  }
}

/** Waits for an answer. What the caller gave up itself passes untouched; a time that ran out is a companion that is away. */
async function reached<T>(signal: AbortSignal, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (signal.aborted) throw error;
    throw fault('companion_unreachable', 'The companion does not answer. Start it with npm start.', {
      cause: error,
    });
  }
}

async function refusal(response: Response): Promise<Error> {
  const parsed = errorBody.safeParse(await response.json().catch(() => null));
  if (!parsed.success)
    return fault('companion_bad_answer', `The companion answered ${response.status} without a reason.`);
  const { code, message, details } = parsed.data.error;
  if (!isErrorCode(code)) return fault('companion_bad_answer', message, { details: { code } });
  return fault(code, message, details ? { details } : {});
}

function understood<T>(path: string, text: string, schema: z.ZodMiniType<T>): T {
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const message = `The companion's answer to ${path} makes no sense to this version of the app.`;
  throw fault('companion_bad_answer', message, { cause: parsed.error });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
