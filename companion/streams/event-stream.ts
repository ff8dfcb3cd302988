import type { ServerResponse } from 'node:http';
import { encodeComment, encodeEvent } from '../../shared/protocol/sse.ts';

/** Heartbeats that may find the socket still full before its reader counts as gone: at 15 s each, a minute. */
const STALLED_HEARTBEATS = 4;

/** What travels over a stream: its type is the name of the event. */
export interface StreamedEvent {
  readonly type: string;
}

/** One open stream of events to one client. It frees itself when either side ends it. */
export class EventStream<Event extends StreamedEvent = StreamedEvent> {
  readonly #response: ServerResponse;
  readonly #onClose = new Set<() => void>();
  #whenReady = new Set<() => void>();
  #lastId: number;
  #isFull = false;
  #isClosed = false;
  #stalled = 0;

  /** `lastId` is what the client has seen; ids go on from there. */
  constructor(response: ServerResponse, lastId: number) {
    this.#response = response;
    this.#lastId = lastId;
    this.#isClosed = response.closed;
    response.on('drain', () => {
      this.#isFull = false;
      this.#stalled = 0;
      this.#tellReady();
    });
    response.once('close', () => this.#closed());
    // A socket that broke says so here first; 'close' follows and does the work.
    response.on('error', () => response.destroy());
  }

  /** Whether the socket takes more. While it does not, a producer of snapshots rests instead of queueing them. */
  get isReady(): boolean {
    return !this.#isFull && !this.#isClosed;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Resolves when the socket takes more, or never will: what must not be dropped is fed at the reader's speed. */
  async ready(): Promise<void> {
    if (!this.#isFull || this.#isClosed) return;
    await new Promise<void>((resolve) => void this.#whenReady.add(resolve));
  }

  /** Counted on from the last one; `id` where the producer numbers its events, so that a reader may ask for the rest. */
  send(event: Event, id: number = this.#lastId + 1): void {
    if (this.#isClosed) return;
    this.#lastId = id;
    this.#write(encodeEvent({ id, event: event.type, data: JSON.stringify(event) }));
  }

  /** Keeps proxies and readers from giving up on a quiet stream, and notices readers that gave up on us. */
  heartbeat(): void {
    if (this.isReady) return this.#write(encodeComment('still here'));
    this.#stalled += 1;
    if (this.#stalled >= STALLED_HEARTBEATS) this.#response.destroy();
  }

  /** `last` has no number: there is nothing after it to ask for. */
  end(last?: StreamedEvent): void {
    if (last && !this.#isClosed) {
      this.#write(encodeEvent({ event: last.type, data: JSON.stringify(last) }));
    }
    this.#response.end();
  }

  /** Runs when the stream is over, whoever ended it; at once when it already is. */
  onClose(run: () => void): void {
    if (this.#isClosed) run();
    else this.#onClose.add(run);
  }

  #write(chunk: string): void {
    if (!this.#response.write(chunk)) this.#isFull = true;
  }

  #tellReady(): void {
    const waiting = this.#whenReady;
    this.#whenReady = new Set();
    for (const resolve of waiting) resolve();
  }

  #closed(): void {
    this.#isClosed = true;
    for (const run of this.#onClose) run();
    this.#onClose.clear();
    this.#tellReady();
  }
}
