import type { ChatEvent } from '../../../shared/protocol/chat-events.ts';

export interface NumberedEvent {
  readonly id: number;
  readonly event: ChatEvent;
}

/** What an event weighs beside its text: the object, its place in the list, its strings. */
const EVENT_BYTES = 128;
/** Pieces of text are joined up to this length where several wait: fewer writes, and none that is felt. */
const JOINED_CHARACTERS = 4096;

const bytesOf = (event: ChatEvent): number =>
  EVENT_BYTES + (event.type === 'text' ? event.text.length * 2 : 0);

/** The last events of an answer, numbered from 1. Beyond its size the oldest go, and who needs them is told. */
export class EventBuffer {
  readonly #mostBytes: number;
  readonly #events: ChatEvent[] = [];
  #firstId = 1;
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** The number of the newest event; 0 before the first. */
  get lastId(): number {
    return this.#firstId + this.#events.length - 1;
  }

  push(event: ChatEvent): void {
    this.#events.push(event);
    this.#bytes += bytesOf(event);
    while (this.#bytes > this.#mostBytes && this.#events.length > 1) {
      const oldest = this.#events.shift();
      if (oldest) this.#bytes -= bytesOf(oldest);
      this.#firstId += 1;
    }
  }

  /** Whether everything behind `id` is still here. */
  holdsAfter(id: number): boolean {
    return id + 1 >= this.#firstId;
  }

  /**
   * What comes after the event `id`, or nothing yet. Text that waits is joined into one event, under the number of its
   * last piece: whoever saw that number saw them all.
   */
  after(id: number): NumberedEvent | undefined {
    const at = id + 1 - this.#firstId;
    const event = this.#events[at];
    if (event === undefined) return undefined;
    return event.type === 'text' ? this.#joined(at) : { id: id + 1, event };
  }

  #joined(from: number): NumberedEvent {
    let text = '';
    let at = from;
    for (let next = this.#events[at]; next?.type === 'text'; next = this.#events[at]) {
      if (text !== '' && text.length + next.text.length > JOINED_CHARACTERS) break;
      text += next.text;
      at += 1;
    }
    return { id: this.#firstId + at - 1, event: { type: 'text', text } };
  }
}
