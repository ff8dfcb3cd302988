import type { z } from 'zod';
import { isAbort } from '../../shared/lib/errors.ts';
import { ERRORS, fault, type ErrorCode } from '../../shared/protocol/errors.ts';
import { errorBody } from '../../shared/schemas/index.ts';
import type { CompanionKey } from './companion-key.ts';

export interface CompanionHttp {
  get<T>(signal: AbortSignal, path: string, schema: z.ZodType<T>): Promise<T>;
  put(signal: AbortSignal, path: string, body: unknown): Promise<void>;
  /** Opens an event stream; its body is read by `readEvents`. */
  open(signal: AbortSignal, path: string): Promise<ReadableStream<Uint8Array>>;
}

/** How long an answer that is not a stream may take: a Pi under load answers health within two seconds. */
const ANSWER_WITHIN_MS = 8_000;

export function createCompanionHttp(fetch: typeof globalThis.fetch, key: CompanionKey): CompanionHttp {
  const request = async (path: string, init: RequestInit): Promise<Response> => {
    const held = key.read();
    const headers = new Headers(init.headers);
    if (held !== null) headers.set('authorization', `Bearer ${held}`);
    const response = await reached(fetch(path, { ...init, headers, cache: 'no-store', redirect: 'error' }));
    if (!response.ok) throw await refusal(response);
    return response;
  };
  const bounded = (signal: AbortSignal) => AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
  return {
    get: async (signal, path, schema) => {
      const response = await request(path, { signal: bounded(signal) });
      const parsed = schema.safeParse(await reached(response.json()));
      if (parsed.success) return parsed.data;
      throw fault('companion_bad_answer', `The companion's answer to ${path} makes no sense to this version of the app.`, {
        cause: parsed.error,
      });
    },
    put: async (signal, path, body) => {
      const headers = { 'content-type': 'application/json' };
      await request(path, { method: 'PUT', signal: bounded(signal), headers, body: JSON.stringify(body) });
    },
    open: async (signal, path) => {
      const response = await request(path, { signal, headers: { accept: 'text/event-stream' } });
      if (response.body) return response.body;
      throw fault('companion_bad_answer', `The companion opened no stream at ${path}.`);
    },
  };
}

async function reached<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (isAbort(error)) throw error;
    throw fault('companion_unreachable', 'The companion does not answer. Start it with npm start.', { cause: error });
  }
}

async function refusal(response: Response): Promise<Error> {
  const parsed = errorBody.safeParse(await response.json().catch(() => null));
  if (!parsed.success) return fault('companion_bad_answer', `The companion answered ${response.status} without a reason.`);
  const { code, message, details } = parsed.data.error;
  if (!(code in ERRORS)) return fault('companion_bad_answer', message, { details: { code } });
  return fault(code as ErrorCode, message, details ? { details } : {});
}
