import type { ChatEvent } from '../../../shared/protocol/chat-events.ts';
import { fault } from '../../../shared/protocol/errors.ts';
import { EventBuffer } from './event-buffer.ts';

/** What a reader is sent; without an id where it is about the reader alone. */
export interface SentEvent {
  readonly id: number | undefined;
  readonly event: ChatEvent;
}

function fellBehind(): SentEvent {
  const { code, message, retryable } = fault(
    'answer_gone',
    'The answer was written faster than it was read here, and what was missed is no longer held. Ask again.',
  );
  return { id: undefined, event: { type: 'error', code, message, retryable } };
}

/** The events of one answer, written once, and read by any number of readers at their own speed. */
export class Broadcast {
  readonly #buffer: EventBuffer;
  readonly #onReaders: (count: number) => void;
  readonly #waiting = new Set<() => void>();
  #readers = 0;
  #isOver = false;

  /** `onReaders` is told whenever a reader came or went. */
  constructor(mostBytes: number, onReaders: (count: number) => void) {
    this.#buffer = new EventBuffer(mostBytes);
    this.#onReaders = onReaders;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  get bytes(): number {
    return this.#buffer.bytes;
  }

  get lastId(): number {
    return this.#buffer.lastId;
  }

  holdsAfter(id: number): boolean {
    return this.#buffer.holdsAfter(id);
  }

  push(event: ChatEvent): void {
    this.#buffer.push(event);
    this.#wakeAll();
  }

  /** Nothing more will come. */
  end(): void {
    this.#isOver = true;
    this.#wakeAll();
  }

  /** Everything after the event `seen`, to the end or until its reader leaves. */
  async *follow(seen: number, signal: AbortSignal): AsyncGenerator<SentEvent> {
    this.#count(1);
    try {
      let at = seen;
      for (;;) {
        const next = await this.#next(at, signal);
        if (!next) return;
        yield next;
        if (next.id === undefined) return;
        at = next.id;
      }
    } finally {
      this.#count(-1);
    }
  }

  async #next(seen: number, signal: AbortSignal): Promise<SentEvent | undefined> {
    while (!signal.aborted) {
      if (!this.#buffer.holdsAfter(seen)) return fellBehind();
      const next = this.#buffer.after(seen);
      if (next || this.#isOver) return next;
      await this.#more(signal);
    }
    return undefined;
  }

  async #more(signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', wake);
        this.#waiting.delete(wake);
        resolve();
      };
      signal.addEventListener('abort', wake);
      this.#waiting.add(wake);
    });
  }

  #wakeAll(): void {
    for (const wake of this.#waiting) wake();
  }

  #count(change: number): void {
    this.#readers += change;
    this.#onReaders(this.#readers);
  }
}
