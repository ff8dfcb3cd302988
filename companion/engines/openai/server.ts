import type { Address } from './address.ts';
import { codeOf, type Trouble } from './trouble.ts';

/** Lists of models and tokens of a long prompt are shorter; anything larger is not what was asked for. */
const LARGEST_JSON_BYTES = 16 * 1024 * 1024;
const LARGEST_COMPLAINT_BYTES = 64 * 1024;
const CLOSED_BEFORE = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

export interface Call {
  readonly signal: AbortSignal;
  /** Given up after that long; a stream has its own limits. */
  readonly withinMs?: number;
  readonly body?: unknown;
}

/** One server over HTTP: plain fetch, bounded in time and size, its failures told as faults. */
export class Server {
  readonly address: Address;
  readonly #trouble: Trouble;
  readonly #key: string | undefined;

  constructor(address: Address, trouble: Trouble, key: string | undefined) {
    this.address = address;
    this.#trouble = trouble;
    this.#key = key;
  }

  /** The answer as JSON; what is in it is for the caller to check. */
  async json(url: string, call: Call): Promise<unknown> {
    const { signal, withinMs = 10_000 } = call;
    const limited = AbortSignal.any([signal, AbortSignal.timeout(withinMs)]);
    const response = await this.#fetch(url, call.body, limited, signal);
    const text = await this.#orUnreachable(readBounded(response, LARGEST_JSON_BYTES), signal);
    if (!response.ok) throw this.#trouble.refused(response.status, text);
    try {
      return JSON.parse(text);
    } catch {
      throw this.#trouble.garbled('did not answer with JSON', text);
    }
  }

  /** An answer to be read as it comes. */
  async stream(url: string, body: unknown, signal: AbortSignal): Promise<Response> {
    const response = await this.#fetch(url, body, signal, signal);
    if (response.ok) return response;
    const text = await this.#orUnreachable(readBounded(response, LARGEST_COMPLAINT_BYTES), signal);
    throw this.#trouble.refused(response.status, text);
  }

  #fetch(url: string, body: unknown, signal: AbortSignal, own: AbortSignal): Promise<Response> {
    const key = this.#key;
    const init: RequestInit = {
      signal,
      // A server that is near must not send what was written to one that is far.
      redirect: 'error',
      headers: {
        accept: 'application/json, text/event-stream',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    };
    const asked = fetch(url, init).catch(async (error: unknown) => {
      // A connection kept from before may be one to a server that was restarted since: that is found out by using it.
      if (!CLOSED_BEFORE.has(codeOf(error) ?? '') || signal.aborted) throw error;
      return fetch(url, init);
    });
    return this.#orUnreachable(asked, own);
  }

  /** Whoever stopped it knows why; anything else is the server's doing. */
  async #orUnreachable<T>(work: Promise<T>, own: AbortSignal): Promise<T> {
    try {
      return await work;
    } catch (error) {
      if (own.aborted) throw error;
      throw this.#trouble.unreachable(error);
    }
  }
}

/** The text of an answer, of which no more than so many bytes are read. */
export async function readBounded(response: Response, mostBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    const piece = chunk as Uint8Array;
    bytes += piece.length;
    text += decoder.decode(piece, { stream: true });
    if (bytes > mostBytes) break;
  }
  return text;
}
