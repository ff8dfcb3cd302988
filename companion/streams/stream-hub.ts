import type { OutgoingHttpHeader, ServerResponse } from 'node:http';
import type { CompanionEvent } from '../../shared/protocol/events.ts';
import type { Timer } from '../ports/timer.ts';
import { EventStream } from './event-stream.ts';

/** One person has a handful of tabs and devices; 32 leaves room and still bounds what a faulty client can hold open. */
export const MOST_STREAMS = 32;
const HEARTBEAT_MS = 15_000;

const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // A reverse proxy that buffers would turn a stream into a download.
  'x-accel-buffering': 'no',
};

/** Every open stream, so that they can be counted, bounded and ended together. */
export class StreamHub {
  readonly #streams = new Set<EventStream>();
  readonly #timer: Timer;
  readonly limit: number;

  constructor(timer: Timer, limit: number = MOST_STREAMS) {
    this.#timer = timer;
    this.limit = limit;
  }

  get size(): number {
    return this.#streams.size;
  }

  /** Ask before taking a response over: afterwards it is too late to refuse. */
  get hasRoom(): boolean {
    return this.size < this.limit;
  }

  open(
    response: ServerResponse,
    headers: Readonly<Record<string, OutgoingHttpHeader | undefined>>,
    lastId = 0,
  ): EventStream {
    for (const [name, value] of Object.entries({ ...headers, ...STREAM_HEADERS })) {
      if (value !== undefined) response.setHeader(name, value);
    }
    response.writeHead(200);
    const stream = new EventStream(response, lastId);
    this.#streams.add(stream);
    const stopHeartbeat = this.#timer.every(HEARTBEAT_MS, () => stream.heartbeat());
    stream.onClose(() => {
      stopHeartbeat();
      this.#streams.delete(stream);
    });
    return stream;
  }

  /** Tells every reader that no more will come, and ends their streams. */
  closeAll(reason: Extract<CompanionEvent, { type: 'closing' }>['reason']): void {
    for (const stream of this.#streams) stream.end({ type: 'closing', reason });
  }
}
