import type { Clock } from '../../../shared/ports/clock.ts';
import type { Model, ModelEvent, Question, Urgency } from '../../../shared/ports/model.ts';
import { isKnownError } from '../../../shared/protocol/errors.ts';
import type { LineFigures, RecentError } from '../../../shared/schemas/index.ts';
import type { LineEvent, ModelLine } from '../../ports/model-line.ts';

/** As many as a person looks at before they look into the log. */
const MOST_ERRORS = 5;

/** The same line, which keeps count: how fast the model reads and speaks, how many wait, and what went wrong last. */
export class MeteredLine implements ModelLine {
  readonly #line: ModelLine;
  readonly #clock: Clock;
  readonly #errors: RecentError[] = [];
  #answers = 0;
  #read: number | null = null;
  #written: number | null = null;
  /** The answer being given: since its first words, how many pieces came. A piece is a token, or a little more. */
  #speaking: { readonly since: number; pieces: number } | null = null;

  constructor(line: ModelLine, clock: Clock) {
    this.#line = line;
    this.#clock = clock;
  }

  get waiting(): number {
    return this.#line.waiting;
  }

  get isBusy(): boolean {
    return this.#line.isBusy;
  }

  figures(): LineFigures {
    return {
      isBusy: this.isBusy,
      waiting: this.waiting,
      answers: this.#answers,
      readPerSecond: this.#read,
      writtenPerSecond: this.#speedNow() ?? this.#written,
      errors: [...this.#errors],
    };
  }

  async *answer(question: Question, signal: AbortSignal, begins?: () => void): AsyncGenerator<LineEvent> {
    try {
      for await (const event of this.#line.answer(question, signal, begins)) {
        this.#note(event);
        yield event;
      }
    } catch (error) {
      this.#noteError(error);
      throw error;
    } finally {
      this.#speaking = null;
    }
  }

  async use<T>(urgency: Urgency, signal: AbortSignal, work: (model: Model) => Promise<T>): Promise<T> {
    try {
      return await this.#line.use(urgency, signal, work);
    } catch (error) {
      this.#noteError(error);
      throw error;
    }
  }

  forget(): void {
    this.#line.forget();
  }

  #note(event: LineEvent): void {
    if (event.type === 'text') {
      this.#speaking ??= { since: this.#clock.now(), pieces: 0 };
      this.#speaking.pieces += 1;
    }
    if (event.type === 'end') this.#noteEnd(event);
  }

  #noteEnd({ figures }: Extract<ModelEvent, { type: 'end' }>): void {
    const { promptTokens, cachedTokens, answerTokens, prefillMs, generateMs } = figures;
    this.#speaking = null;
    if (promptTokens === 0) return;
    this.#answers += 1;
    // The first token comes out of reading; the time counts from it on.
    this.#written = perSecond(answerTokens - 1, generateMs) ?? this.#written;
    this.#read = perSecond(promptTokens - cachedTokens, prefillMs) ?? this.#read;
  }

  #speedNow(): number | null {
    if (!this.#speaking) return null;
    return perSecond(this.#speaking.pieces - 1, this.#clock.now() - this.#speaking.since);
  }

  /** What a person can do something about; that somebody left is no error. */
  #noteError(error: unknown): void {
    if (!isKnownError(error)) return;
    this.#errors.unshift({ at: this.#clock.now(), code: error.code, message: error.message });
    this.#errors.length = Math.min(this.#errors.length, MOST_ERRORS);
  }
}

function perSecond(tokens: number, ms: number): number | null {
  return tokens > 0 && ms > 0 ? (1000 * tokens) / ms : null;
}
