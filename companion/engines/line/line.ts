import type { Model, Question, Urgency } from '../../../shared/ports/model.ts';
import { fault } from '../../../shared/protocol/errors.ts';
import type { LineEvent, ModelLine } from '../../ports/model-line.ts';
import { Place } from './place.ts';
import { ReadAhead } from './read-ahead.ts';

export interface LineOptions {
  /** How many may wait behind the one who is served. Work in the background takes half of the places at most. */
  readonly mostWaiting: number;
}

/** An answer of a Pi takes about that long to become somebody else's turn. */
const RETRY_AFTER_SECONDS = 5;

const NOTHING = { promptTokens: 0, cachedTokens: 0, answerTokens: 0, prefillMs: 0, generateMs: 0 } as const;

/** The line in front of the one model: see the port. Where nobody waits, the model reads ahead. */
export class Line implements ModelLine {
  readonly #model: Model;
  readonly #mostWaiting: number;
  readonly #readAhead: ReadAhead;
  readonly #queues: Readonly<Record<Urgency, Place[]>> = { chat: [], background: [] };
  /** Who is served. While there is nobody, nobody waits either. */
  #current: Place | undefined;

  constructor(model: Model, { mostWaiting }: LineOptions) {
    this.#model = model;
    this.#mostWaiting = mostWaiting;
    this.#readAhead = new ReadAhead(model);
  }

  get waiting(): number {
    return this.#queues.chat.length + this.#queues.background.length;
  }

  get isBusy(): boolean {
    return this.#current !== undefined;
  }

  async *answer(
    question: Question,
    signal: AbortSignal,
    begins: () => void = () => undefined,
  ): AsyncGenerator<LineEvent> {
    const place = this.#enter(question.urgency);
    try {
      let ahead = await this.#news(place, signal, 0);
      while (ahead !== undefined) {
        yield { type: 'queued', ahead };
        ahead = await this.#news(place, signal, ahead);
      }
      if (!signal.aborted) {
        begins();
        await this.#readAhead.stop();
      }
      if (signal.aborted) yield leftInLine(signal);
      else yield* this.#ask(question, signal);
    } finally {
      this.#leave(place);
    }
  }

  async use<T>(urgency: Urgency, signal: AbortSignal, work: (model: Model) => Promise<T>): Promise<T> {
    const place = this.#enter(urgency);
    try {
      let ahead: number | undefined = 0;
      while (ahead !== undefined) ahead = await this.#news(place, signal, ahead);
      signal.throwIfAborted();
      await this.#readAhead.stop();
      signal.throwIfAborted();
      return await work(this.#model);
    } finally {
      this.#leave(place);
    }
  }

  forget(): void {
    this.#readAhead.forget();
  }

  async *#ask(question: Question, signal: AbortSignal): AsyncGenerator<LineEvent> {
    const isTalk = question.urgency === 'chat' && question.schema === undefined;
    if (isTalk) this.#readAhead.forget();
    let said = '';
    let isEnded = false;
    for await (const event of this.#model.answer(question, signal)) {
      if (event.type === 'text') said += event.text;
      isEnded ||= event.type === 'end';
      yield event;
    }
    if (!isEnded) throw fault('model_failed', 'The model stopped in the middle of its answer. Ask again.');
    if (!isTalk || said === '') return;
    const { system, messages } = question.prompt;
    this.#readAhead.want({ system, messages: [...messages, { role: 'assistant', content: said }] });
  }

  /** How many are before a place once that is no longer `told`; `undefined` when its turn has come, or it is left. */
  async #news(place: Place, signal: AbortSignal, told: number): Promise<number | undefined> {
    while (this.#current !== place && !signal.aborted) {
      const ahead = this.#ahead(place);
      if (ahead !== told) return ahead;
      await place.moved(signal);
    }
    return undefined;
  }

  #ahead(place: Place): number {
    const { chat, background } = this.#queues;
    const before = place.urgency === 'chat' ? 0 : chat.length;
    return 1 + before + (place.urgency === 'chat' ? chat : background).indexOf(place);
  }

  #enter(urgency: Urgency): Place {
    const place = new Place(urgency);
    if (this.#current === undefined) {
      this.#current = place;
      return place;
    }
    this.#mustHaveRoom(urgency);
    this.#queues[urgency].push(place);
    this.#tellAll();
    return place;
  }

  /** Half of the places stay free for people: work nobody looks at cannot shut them out. */
  #mustHaveRoom(urgency: Urgency): void {
    const forBackground = Math.ceil(this.#mostWaiting / 2);
    const isFull =
      this.waiting >= this.#mostWaiting ||
      (urgency === 'background' && this.#queues.background.length >= forBackground);
    if (!isFull) return;
    throw fault('queue_full', `${this.waiting} questions wait already, which is the most. Ask again later.`, {
      details: { waiting: this.waiting, limit: this.#mostWaiting, retryAfterSeconds: RETRY_AFTER_SECONDS },
    });
  }

  #leave(place: Place): void {
    const { chat, background } = this.#queues;
    if (this.#current === place) {
      this.#current = chat.shift() ?? background.shift();
      this.#current?.wake();
    } else {
      const queue = this.#queues[place.urgency];
      queue.splice(queue.indexOf(place), 1);
    }
    this.#tellAll();
    if (this.#current === undefined) this.#readAhead.start();
  }

  #tellAll(): void {
    for (const place of [...this.#queues.chat, ...this.#queues.background]) place.wake();
  }
}

/** Whoever leaves before the turn has come was told nothing, and it cost nothing. */
function leftInLine(signal: AbortSignal): LineEvent {
  const { reason } = signal as { reason: unknown };
  const isLate = reason instanceof DOMException && reason.name === 'TimeoutError';
  return { type: 'end', reason: isLate ? 'deadline' : 'aborted', figures: NOTHING };
}
