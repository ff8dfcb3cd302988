import type { ServerResponse } from 'node:http';
import type { CompanionEvent } from '../../shared/protocol/events.ts';
import { encodeComment, encodeEvent } from '../../shared/protocol/sse.ts';

/** Heartbeats that may find the socket still full before its reader counts as gone: at 15 s each, a minute. */
const STALLED_HEARTBEATS = 4;

/** One open stream of events to one client. It frees itself when either side ends it. */
export class EventStream {
  readonly #response: ServerResponse;
  readonly #onClose = new Set<() => void>();
  #lastId: number;
  #isFull = false;
  #isClosed = false;
  #stalled = 0;

  /** `lastId` is what the client has seen; ids go on from there. */
  constructor(response: ServerResponse, lastId: number) {
    this.#response = response;
    this.#lastId = lastId;
    response.on('drain', () => {
      this.#isFull = false;
      this.#stalled = 0;
    });
    response.once('close', () => this.#closed());
    // A socket that broke says so here first; 'close' follows and does the work.
    response.on('error', () => response.destroy());
  }

  /** Whether the socket takes more. While it does not, a producer of snapshots rests instead of queueing them. */
  get isReady(): boolean {
    return !this.#isFull && !this.#isClosed;
  }

  send(event: CompanionEvent): void {
    if (this.#isClosed) return;
    this.#lastId += 1;
    this.#write(encodeEvent({ id: this.#lastId, event: event.type, data: JSON.stringify(event) }));
  }

  /** Keeps proxies and readers from giving up on a quiet stream, and notices readers that gave up on us. */
  heartbeat(): void {
    if (this.isReady) return this.#write(encodeComment('still here'));
    this.#stalled += 1;
    if (this.#stalled >= STALLED_HEARTBEATS) this.#response.destroy();
  }

  end(last: CompanionEvent): void {
    this.send(last);
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

  #closed(): void {
    this.#isClosed = true;
    for (const run of this.#onClose) run();
    this.#onClose.clear();
  }
}
