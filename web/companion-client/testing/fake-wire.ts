import type { ChatEvent } from '../../../shared/protocol/chat-events.ts';
import { ERRORS, type ErrorCode } from '../../../shared/protocol/errors.ts';
import { encodeEvent } from '../../../shared/protocol/sse.ts';

export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly after: string | null;
  readonly body: unknown;
}

/** How a line fares. */
export type Line =
  | { readonly kind: 'refused' }
  | { readonly kind: 'answered'; readonly response: () => Response }
  | {
      readonly kind: 'open';
      /** So many bytes are let through; all of them where nothing is said. */
      readonly bytes?: number;
      /** The bytes arrive in pieces of this size. */
      readonly piece?: number;
      /** After the bytes: ended in order, broken, or open and silent. */
      readonly ending?: 'ends' | 'breaks' | 'rests';
      /**
       * Each event by itself; neighbouring texts as one, under the number of the last; or each again from the first on,
       * whatever the reader saw.
       */
      readonly sends?: 'single' | 'joined' | 'all again';
    };

/** The events of one answer behind a `fetch`, numbered from 1. Each request meets the next line. */
export class FakeWire {
  readonly lines: Line[] = [];
  readonly asked: WireRequest[] = [];
  /** How many lines are open. */
  open = 0;
  readonly #events: readonly object[];

  /** Events of the protocol, or of one that is to come. */
  constructor(events: readonly (ChatEvent | { readonly type: string })[]) {
    this.#events = events;
  }

  readonly fetch: typeof globalThis.fetch = async (path, init = {}) => {
    if (init.signal?.aborted) throw init.signal.reason;
    const after = new Headers(init.headers).get('last-event-id');
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    this.asked.push({ method: init.method ?? 'GET', path: String(path), after, body });
    const line = this.lines.shift() ?? { kind: 'open' };
    if (line.kind === 'refused') throw new TypeError('Failed to fetch');
    if (line.kind === 'answered') return line.response();
    return new Response(this.#stream(line, Number(after ?? 0), init.signal));
  };

  /** The bytes of the events after one, as a line carries them. */
  bytes(seen = 0, joined = false): Uint8Array {
    const sent: { id: number; event: object }[] = [];
    for (const [at, event] of this.#events.entries()) {
      const last = sent.at(-1);
      if (at < seen) continue;
      if (joined && isText(event) && last && isText(last.event))
        sent.splice(-1, 1, { id: at + 1, event: { ...event, text: last.event.text + event.text } });
      else sent.push({ id: at + 1, event });
    }
    const texts = sent.map(({ id, event }) => encodeEvent({ id, data: JSON.stringify(event) }));
    return new TextEncoder().encode(texts.join(''));
  }

  #stream(
    { bytes: most, piece = 1_000_000, ending = 'ends', sends = 'single' }: Extract<Line, { kind: 'open' }>,
    seen: number,
    signal: AbortSignal | null | undefined,
  ): ReadableStream<Uint8Array> {
    const bytes = this.bytes(sends === 'all again' ? 0 : seen, sends === 'joined').subarray(0, most);
    let at = 0;
    let isOpen = true;
    this.open += 1;
    const over = (): void => {
      if (isOpen) this.open -= 1;
      isOpen = false;
    };
    return new ReadableStream<Uint8Array>(
      {
        start: (line) =>
          signal?.addEventListener('abort', () => {
            if (isOpen) line.error(signal.reason);
            over();
          }),
        pull: (line) => {
          if (at < bytes.length) {
            line.enqueue(bytes.slice(at, at + piece));
            at += piece;
            return;
          }
          if (ending === 'ends') line.close();
          if (ending === 'breaks') line.error(new TypeError('network error'));
          if (ending !== 'rests') over();
        },
        cancel: over,
      },
      { highWaterMark: 0 },
    );
  }
}

const isText = (event: object): event is { type: 'text'; text: string } =>
  'type' in event && event.type === 'text';

export function refusal(code: ErrorCode): Line {
  const { status, retryable } = ERRORS[code];
  const body = { error: { code, message: 'Refused by the fake.', retryable } };
  return { kind: 'answered', response: () => Response.json(body, { status }) };
}
