import type { Clock } from '../../../shared/ports/clock.ts';
import type { Question } from '../../../shared/ports/model.ts';
import type { ChatEvent } from '../../../shared/protocol/chat-events.ts';
import { fault, isKnownError, type KnownError } from '../../../shared/protocol/errors.ts';
import type { LineEvent, ModelLine } from '../../ports/model-line.ts';
import type { Timer } from '../../ports/timer.ts';
import { after } from './after.ts';
import { Broadcast, type SentEvent } from './broadcast.ts';

export interface AnswerParts {
  readonly line: ModelLine;
  readonly clock: Clock;
  readonly timer: Timer;
  /** How long the model may work on it, from its turn on. */
  readonly timeoutMs: number;
  /** How long it goes on without a reader. */
  readonly graceMs: number;
  readonly mostBytes: number;
  /** Told of what has no name, since who asked is told nothing of it. */
  readonly report: (error: unknown, answerId: string) => void;
}

export interface Asked {
  readonly question: Question;
  /** How long the asker waits, the line included. */
  readonly deadlineMs?: number | undefined;
  /** Handed back with the answer. */
  readonly label?: string | undefined;
}

/**
 * One answer on its way: made at the speed of the model, whatever its readers do. It goes on for a while when the last
 * of them is gone, and whoever comes back reads on where they were.
 */
export class Answer {
  readonly id: string;
  readonly model: string;
  /** Resolves at the first word of line or model, rejects where that is an error: until then nothing is promised. */
  readonly began: Promise<void>;
  /** Resolves when nothing more will come; never rejects. */
  readonly ended: Promise<void>;
  readonly #parts: AnswerParts;
  readonly #broadcast: Broadcast;
  readonly #stopper = new AbortController();
  readonly #limits = new Set<() => void>();
  readonly #askedAt: number;
  #queuedMs: number | undefined;
  /** Whether its first word was told, and with it the id. */
  #isKnown = false;
  #readers = 0;
  #callOffGrace: () => void = () => undefined;

  constructor(id: string, model: string, { question, deadlineMs, label }: Asked, parts: AnswerParts) {
    this.id = id;
    this.model = model;
    this.#parts = parts;
    this.#askedAt = parts.clock.now();
    this.#broadcast = new Broadcast(parts.mostBytes, (readers) => this.#onReaders(readers));
    if (deadlineMs !== undefined) this.#limit(deadlineMs);
    this.#push({ type: 'start', id, model, ...(label === undefined ? {} : { conversation_id: label }) });
    let ended: Promise<void> = Promise.resolve();
    this.began = new Promise((resolve, reject) => {
      ended = this.#run(question, resolve, reject);
    });
    this.ended = ended;
    // Whoever does not wait for the beginning reads of a failure like any other reader.
    this.began.catch(() => undefined);
  }

  get isOver(): boolean {
    return this.#broadcast.isOver;
  }

  get bytes(): number {
    return this.#broadcast.bytes;
  }

  /** The number of its newest event. */
  get lastId(): number {
    return this.#broadcast.lastId;
  }

  /** Whether everything behind the event `id` is still held. */
  holdsAfter(id: number): boolean {
    return this.#broadcast.holdsAfter(id);
  }

  /** Everything after the event `seen`, to the end, at the speed of who reads. */
  follow(seen: number, signal: AbortSignal): AsyncGenerator<SentEvent> {
    return this.#broadcast.follow(seen, signal);
  }

  /** At once, in line or while it is made. What was said until then stands. */
  stop(): void {
    this.#stopper.abort();
  }

  async #run(question: Question, begin: () => void, fail: (error: KnownError) => void): Promise<void> {
    try {
      const begins = (): void => this.#turnCame();
      for await (const event of this.#parts.line.answer(question, this.#stopper.signal, begins)) {
        this.#take(event);
        begin();
      }
    } catch (error) {
      fail(this.#failed(error));
    } finally {
      this.#callOffGrace();
      for (const callOff of this.#limits) callOff();
      this.#broadcast.end();
    }
  }

  #take(event: LineEvent): void {
    this.#push(event.type === 'end' ? this.#done(event) : event);
    if (this.#isKnown) return;
    this.#isKnown = true;
    this.#onReaders(this.#readers);
  }

  #turnCame(): void {
    this.#queuedMs = this.#sinceAsked();
    this.#limit(this.#parts.timeoutMs);
  }

  #done({ reason, figures }: Extract<LineEvent, { type: 'end' }>): ChatEvent {
    return {
      type: 'done',
      reason,
      figures: { ...figures, queuedMs: this.#queuedMs ?? this.#sinceAsked() },
      totals: { tokens: figures.promptTokens + figures.answerTokens, ms: this.#sinceAsked() },
    };
  }

  #failed(error: unknown): KnownError {
    const known = isKnownError(error) ? error : this.#unexpected(error);
    const { code, message, retryable, details } = known;
    this.#push({ type: 'error', code, message, retryable, ...(details ? { details: { ...details } } : {}) });
    return known;
  }

  #unexpected(error: unknown): KnownError {
    this.#parts.report(error, this.id);
    return fault(
      'internal',
      `Something failed inside the companion. Its log has the reason under ${this.id}.`,
    );
  }

  #push(event: ChatEvent): void {
    this.#broadcast.push(event);
  }

  /** A clock that was set back must not make time negative. */
  #sinceAsked(): number {
    return Math.max(0, this.#parts.clock.now() - this.#askedAt);
  }

  #limit(ms: number): void {
    const timeIsUp = () => new DOMException('The time for this answer is up.', 'TimeoutError');
    this.#limits.add(after(this.#parts.timer, ms, () => this.#stopper.abort(timeIsUp())));
  }

  /** Until something was told nobody can come back, and who asked is still there, or stops it. */
  #onReaders(count: number): void {
    this.#readers = count;
    this.#callOffGrace();
    if (!this.#isKnown || count > 0 || this.isOver) return;
    this.#callOffGrace = after(this.#parts.timer, this.#parts.graceMs, () => this.stop());
  }
}
