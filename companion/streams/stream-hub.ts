import type { ServerResponse } from 'node:http';
import { fault } from '../../shared/protocol/errors.ts';
import type { CompanionEvent } from '../../shared/protocol/events.ts';
import type { Timer } from '../ports/timer.ts';
import { EventStream, type StreamedEvent } from './event-stream.ts';
import { beginStream, keepAlive, mustHaveConnection, type RouteHeaders } from './sse-response.ts';

/** One person has a handful of tabs and devices; 32 leaves room and still bounds what a faulty client can hold open. */
export const MOST_STREAMS = 32;
/** A closed tab is noticed at once: this is for one that is about to be closed. */
const RETRY_AFTER_SECONDS = 5;

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
    mustHaveConnection(response);
    if (this.hasRoom) return;
    throw fault('rate_limited', `${this.limit} streams are open, which is the most. Close a tab of Nima.`, {
      details: { retryAfterSeconds: RETRY_AFTER_SECONDS },
    });
  }

  open<Event extends StreamedEvent>(
    response: ServerResponse,
    headers: RouteHeaders,
    { lastId = 0, farewell = closing }: StreamOptions = {},
  ): EventStream<Event> {
    beginStream(response, headers);
    const stream = new EventStream<Event>(response, lastId);
    this.#streams.set(stream, farewell);
    stream.onClose(() => void this.#streams.delete(stream));
    keepAlive(response, this.#timer);
    return stream;
  }

  /** Tells every reader that no more will come, and ends their streams. */
  closeAll(reason: ClosingReason): void {
    for (const [stream, farewell] of this.#streams) stream.end(farewell(reason));
  }
}
