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
  /** Opens an event stream; its body is read by `readEvents`. */
  open(signal: AbortSignal, path: string): Promise<ReadableStream<Uint8Array>>;
}

/** How long an answer that is not a stream may take: a Pi under load answers health within two seconds. */
const ANSWER_WITHIN_MS = 8_000;
/** What can stand in a header at all. Anything else was pasted by mistake and would make the request itself impossible. */
const SENDABLE = /^[\x21-\x7e]+$/;

export function createCompanionHttp(
  fetch: typeof globalThis.fetch,
  key: Pick<CompanionKey, 'read'>,
): CompanionHttp {
  const request = async (signal: AbortSignal, path: string, init: RequestInit): Promise<Response> => {
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
  const send = async (
    signal: AbortSignal,
    path: string,
    init: RequestInit,
    withinMs = ANSWER_WITHIN_MS,
  ): Promise<void> => {
    await inTime(signal, withinMs, async (bounded) => {
      const response = await request(signal, path, { ...init, signal: bounded });
      // Read to its end, so that the connection can be used again.
      await reached(signal, response.arrayBuffer());
    });
  };
  return {
    get: async (signal, path, schema) => {
      const text = await inTime(signal, ANSWER_WITHIN_MS, async (bounded) => {
        const response = await request(signal, path, { signal: bounded });
        return reached(signal, response.text());
      });
      return understood(path, text, schema);
    },
    put: async (signal, path, body) => send(signal, path, { method: 'PUT', ...asJson(body) }),
    post: async (signal, path, body, withinMs) =>
      send(signal, path, { method: 'POST', ...asJson(body) }, withinMs),
    delete: async (signal, path) => send(signal, path, { method: 'DELETE' }),
    open: async (signal, path) => {
      const headers = { accept: 'text/event-stream' };
      // Only the beginning is bounded: a stream itself may last for days.
      const response = await inTime(signal, ANSWER_WITHIN_MS, async (bounded) =>
        request(signal, path, { signal: bounded, headers }),
      );
      if (response.body) return response.body;
      throw fault('companion_bad_answer', `The companion opened no stream at ${path}.`);
    },
  };
}

const asJson = (body: unknown) => ({
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
