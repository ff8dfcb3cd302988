import type { Model, ModelEvent } from '../../../shared/ports/model.ts';
import type { ChatEvent } from '../../../shared/protocol/chat-events.ts';
import { reasonOf } from '../../../shared/lib/errors.ts';
import { fault, isKnownError } from '../../../shared/protocol/errors.ts';
import type { AnswerQuestion, NumberedEvent } from '../answerer.ts';

/** An answer that is made whoever reads it, and held with all its events. */
export class HeldAnswer {
  /** Resolves at the model's first word, rejects where that is an error. */
  readonly began: Promise<void>;
  readonly #events: ChatEvent[] = [];
  readonly #stopper = new AbortController();
  #wake: () => void = () => undefined;
  #more = new Promise<void>((resolve) => (this.#wake = resolve));
  #isOver = false;

  constructor(id: string, model: Model, question: AnswerQuestion) {
    const state = model.getState();
    this.#push({ type: 'start', id, model: state.kind === 'none' ? 'none' : state.model });
    this.began = new Promise((resolve, reject) => void this.#run(model, question, resolve, reject));
  }

  /** The number of the newest event. */
  get lastNumber(): number {
    return this.#events.length;
  }

  /** Whether nothing comes after the event of this number. */
  isReadAt(number: number): boolean {
    return this.#isOver && number === this.lastNumber;
  }

  stop(): void {
    this.#stopper.abort();
  }

  /** What comes after an event, to the end or until the line breaks. */
  async *follow(seen: number, line: AbortSignal): AsyncGenerator<NumberedEvent> {
    const broken = new Promise<void>((resolve) => line.addEventListener('abort', () => resolve()));
    for (let number = seen + 1; !line.aborted;) {
      const event = this.#events[number - 1];
      if (event) yield { kind: 'event', number, event };
      else if (this.#isOver) return;
      else await Promise.race([this.#more, broken]);
      if (event) number += 1;
    }
  }

  async #run(
    model: Model,
    question: AnswerQuestion,
    begin: () => void,
    fail: (error: unknown) => void,
  ): Promise<void> {
    try {
      for await (const event of model.answer({ ...question, urgency: 'chat' }, this.#stopper.signal)) {
        this.#push(event.type === 'end' ? doneAs(event) : event);
        begin();
      }
    } catch (error) {
      const known = isKnownError(error) ? error : fault('internal', reasonOf(error), { cause: error });
      const { code, message, retryable } = known;
      this.#push({ type: 'error', code, message, retryable });
      fail(known);
    } finally {
      this.#isOver = true;
      this.#wake();
    }
  }

  #push(event: ChatEvent): void {
    this.#events.push(event);
    const wake = this.#wake;
    this.#more = new Promise((resolve) => (this.#wake = resolve));
    wake();
  }
}

function doneAs({ reason, figures }: Extract<ModelEvent, { type: 'end' }>): ChatEvent {
  const tokens = figures.promptTokens + figures.answerTokens;
  return { type: 'done', reason, figures: { ...figures, queuedMs: 0 }, totals: { tokens, ms: 0 } };
}
