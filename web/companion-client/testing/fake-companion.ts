import { ERRORS, type ErrorCode } from '../../../shared/protocol/errors.ts';
import type { CompanionEvent } from '../../../shared/protocol/events.ts';
import { ROUTES } from '../../../shared/protocol/routes.ts';
import { encodeEvent } from '../../../shared/protocol/sse.ts';
import type { Health } from '../../../shared/schemas/index.ts';
import { buildHealth, buildStatus } from '../../../shared/testing/builders.ts';

/** A companion behind a `fetch`. Change its fields and the next request meets the change. */
export class FakeCompanion {
  key = 'k'.repeat(43);
  health: Health = buildHealth();
  status = buildStatus();
  /** Nobody listens at the address. */
  away = false;
  /** Requests to an address that are refused, by the code they are refused with. */
  readonly refusals = new Map<string, ErrorCode>();
  /** Every request, as `GET /health`. */
  readonly asked: string[] = [];
  readonly #held = new Map<string, { arrived: () => void; released: Promise<void> }>();
  readonly #streams = new Set<ReadableStreamDefaultController<Uint8Array>>();

  readonly fetch: typeof globalThis.fetch = async (path, init = {}) => {
    const address = String(path);
    this.asked.push(`${init.method ?? 'GET'} ${address}`);
    if (init.signal?.aborted) throw init.signal.reason;
    if (this.away) throw new TypeError('Failed to fetch');
    const answer = this.#answer(address, init);
    const held = this.#held.get(address);
    this.#held.delete(address);
    held?.arrived();
    await held?.released;
    return answer;
  };

  /** How many streams are open. */
  get listeners(): number {
    return this.#streams.size;
  }

  /**
   * Holds the next answer to an address, and gives it even to one who has given up: as an answer that was already on
   * its way. What it says is decided when it is asked for, not when it is released.
   */
  hold(address: string): { asked: Promise<void>; release: () => void } {
    let release = (): void => undefined;
    let arrived = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const asked = new Promise<void>((resolve) => (arrived = resolve));
    this.#held.set(address, { arrived, released });
    return { asked, release };
  }

  say(event: CompanionEvent): void {
    this.sayText(encodeEvent({ event: event.type, data: JSON.stringify(event) }));
  }

  sayText(text: string): void {
    for (const stream of this.#streams) stream.enqueue(new TextEncoder().encode(text));
  }

  /** Ends every stream: in order, or as a machine does that is switched off. */
  endStreams(how: 'in order' | 'broken'): void {
    for (const stream of this.#streams) {
      if (how === 'in order') stream.close();
      else stream.error(new TypeError('network error'));
    }
    this.#streams.clear();
  }

  #answer(address: string, init: RequestInit): Response {
    const refusal = this.refusals.get(address);
    if (refusal) return refused(refusal);
    if (address === ROUTES.health) return Response.json(this.health);
    if (new Headers(init.headers).get('authorization') !== `Bearer ${this.key}`)
      return refused('unauthorized');
    if (address === ROUTES.companion) return Response.json(this.status);
    if (address === ROUTES.companionEvents) return new Response(this.#stream(init.signal));
    if (address !== ROUTES.dataOrigin || typeof init.body !== 'string') return refused('not_found');
    this.health = { ...this.health, dataOrigin: (JSON.parse(init.body) as { origin: string }).origin };
    return new Response(null, { status: 204 });
  }

  #stream(signal: AbortSignal | null | undefined): ReadableStream<Uint8Array> {
    let stream: ReadableStreamDefaultController<Uint8Array>;
    return new ReadableStream<Uint8Array>({
      start: (controller) => {
        stream = controller;
        this.#streams.add(stream);
        signal?.addEventListener('abort', () => {
          if (this.#streams.delete(stream)) stream.error(signal.reason);
        });
      },
      cancel: () => void this.#streams.delete(stream),
    });
  }
}

function refused(code: ErrorCode): Response {
  const { status, retryable } = ERRORS[code];
  return Response.json({ error: { code, message: 'Refused by the fake.', retryable } }, { status });
}
