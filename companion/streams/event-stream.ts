import type { ServerResponse } from 'node:http';
import { encodeEvent } from '../../shared/protocol/sse.ts';
import { takesMore } from './sse-response.ts';

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
  #isClosed = false;

  /** `lastId` is what the client has seen; ids go on from there. */
  constructor(response: ServerResponse, lastId: number) {
    this.#response = response;
    this.#lastId = lastId;
    this.#isClosed = response.closed;
    response.on('drain', () => this.#tellReady());
    response.once('close', () => this.#closed());
  }

  /** Whether the socket takes more. While it does not, a producer of snapshots rests instead of queueing them. */
  get isReady(): boolean {
    return !this.#isClosed && takesMore(this.#response);
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Resolves when the socket takes more, or never will: what must not be dropped is fed at the reader's speed. */
  async ready(): Promise<void> {
    if (this.isReady || this.#isClosed) return;
    await new Promise<void>((resolve) => void this.#whenReady.add(resolve));
  }

  /** Counted on from the last one; `id` where the producer numbers its events, so that a reader may ask for the rest. */
  send(event: Event, id: number = this.#lastId + 1): void {
    // An ended response that is still being read would break off over another word.
    if (this.#isClosed || this.#response.writableEnded) return;
    this.#lastId = id;
    this.#response.write(encodeEvent({ id, event: event.type, data: JSON.stringify(event) }));
  }

  /** `last` has no number: there is nothing after it to ask for. */
  end(last?: StreamedEvent): void {
    if (last && !this.#isClosed) {
      this.#response.write(encodeEvent({ event: last.type, data: JSON.stringify(last) }));
    }
    this.#response.end();
  }

  /** Runs when the stream is over, whoever ended it; at once when it already is. */
  onClose(run: () => void): void {
    if (this.#isClosed) run();
    else this.#onClose.add(run);
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
