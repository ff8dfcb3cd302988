import type { OutgoingHttpHeader, ServerResponse } from 'node:http';
import { fault } from '../../shared/protocol/errors.ts';
import type { CompanionEvent } from '../../shared/protocol/events.ts';
import type { Timer } from '../ports/timer.ts';
import { EventStream, type StreamedEvent } from './event-stream.ts';

/** One person has a handful of tabs and devices; 32 leaves room and still bounds what a faulty client can hold open. */
export const MOST_STREAMS = 32;
const HEARTBEAT_MS = 15_000;
/** A closed tab is noticed at once: this is for one that is about to be closed. */
const RETRY_AFTER_SECONDS = 5;

const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // A reverse proxy that buffers would turn a stream into a download.
  'x-accel-buffering': 'no',
};

export type ClosingReason = Extract<CompanionEvent, { type: 'closing' }>['reason'];

export interface StreamOptions {
  /** What the client has seen; ids go on from there. */
  lastId?: number;
  /** What its reader is told when the companion stops; `closing` where it says nothing else. */
  farewell?: (reason: ClosingReason) => StreamedEvent;
}

const closing = (reason: ClosingReason): CompanionEvent => ({ type: 'closing', reason });

/** Every open stream, so that they can be counted, bounded and ended together. */
export class StreamHub {
  readonly #streams = new Map<EventStream<never>, (reason: ClosingReason) => StreamedEvent>();
  readonly #timer: Timer;
  readonly limit: number;

  constructor(timer: Timer, limit: number = MOST_STREAMS) {
    this.#timer = timer;
    this.limit = limit;
  }

  get size(): number {
    return this.#streams.size;
  }

  get hasRoom(): boolean {
    return this.size < this.limit;
  }

  /** Ask before taking a response over: afterwards it is too late to refuse. */
  mustTake(response: ServerResponse): void {
    // Queued behind another answer it would begin when that ends, which for a stream is never, and hold its slot.
    if (response.socket === null) {
      throw fault('bad_request', 'A stream needs a connection of its own. Open another one.');
    }
    if (this.hasRoom) return;
    throw fault('rate_limited', `${this.limit} streams are open, which is the most. Close a tab of Nima.`, {
      details: { retryAfterSeconds: RETRY_AFTER_SECONDS },
    });
  }

  open<Event extends StreamedEvent>(
    response: ServerResponse,
    headers: Readonly<Record<string, OutgoingHttpHeader | undefined>>,
    { lastId = 0, farewell = closing }: StreamOptions = {},
  ): EventStream<Event> {
    for (const [name, value] of Object.entries({ ...headers, ...STREAM_HEADERS })) {
      if (value !== undefined) response.setHeader(name, value);
    }
    response.writeHead(200);
    const stream = new EventStream<Event>(response, lastId);
    this.#streams.set(stream, farewell);
    const stopHeartbeat = this.#timer.every(HEARTBEAT_MS, () => stream.heartbeat());
    stream.onClose(() => {
      stopHeartbeat();
      this.#streams.delete(stream);
    });
    return stream;
  }

  /** Tells every reader that no more will come, and ends their streams. */
  closeAll(reason: ClosingReason): void {
    for (const [stream, farewell] of this.#streams) stream.end(farewell(reason));
  }
}
