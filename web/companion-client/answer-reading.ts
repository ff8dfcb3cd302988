import { chatEvent, type ChatEvent } from '../../shared/protocol/chat-events.ts';
import {
  fault,
  isErrorCode,
  isKnownError,
  type ErrorCode,
  type KnownError,
} from '../../shared/protocol/errors.ts';
import { ROUTES } from '../../shared/protocol/routes.ts';
import type { AnswerNews } from '../ports/answerer.ts';
import type { CompanionHttp } from './http.ts';
import { readNumberedEvents } from './read-numbered-events.ts';

export interface ReadingParts {
  readonly http: Pick<CompanionHttp, 'openFrom'>;
  /** Resolves after so long or earlier, where the line may be back; and, never failing, when the signal is aborted. */
  readonly pause: (signal: AbortSignal, ms: number) => Promise<void>;
}

/**
 * Half a minute in all: the answer is ended when nobody read it for a whole one. Quick at first, since most lines are
 * back at once; slow then, since a companion that starts anew takes seconds.
 */
const PAUSES_MS = [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000];

/** What may be another thing at the next try: nobody there, somebody else there for now, too many readers. */
const PASSING: readonly ErrorCode[] = ['companion_unreachable', 'companion_bad_answer', 'rate_limited'];

const BROKEN = {
  code: 'companion_unreachable',
  message: 'The line to the companion broke in the middle of an answer.',
  details: undefined,
} as const;

export const answerAddress = (id: string): string =>
  ROUTES.chatStreamOf.replace(':id', encodeURIComponent(id));

/** One reader of one answer: it remembers what it saw, and comes back for the rest when its line is lost. */
export class AnswerReading {
  readonly #parts: ReadingParts;
  readonly #signal: AbortSignal;
  /** Not known until the answer told its first event. */
  #id: string | null;
  #seen: number;
  /** In a row, since the last event. */
  #failures = 0;

  constructor(parts: ReadingParts, signal: AbortSignal, id: string | null = null, seen = 0) {
    this.#parts = parts;
    this.#signal = signal;
    this.#id = id;
    this.#seen = seen;
  }

  /** To the end of the answer; `open` opens the line for the first time. */
  async *follow(open = this.#open): AsyncGenerator<AnswerNews> {
    for (let opens = open; ; opens = this.#open) {
      let trouble: unknown;
      try {
        const body = await opens();
        if (body === null) return;
        for await (const news of this.#newsOf(body)) {
          yield news;
          if (isLast(news)) return;
        }
      } catch (error) {
        trouble = error;
      }
      this.#signal.throwIfAborted();
      if (isKnownError(trouble) && !PASSING.includes(trouble.code)) throw trouble;
      const pauseMs = this.#pauseAfter(trouble);
      yield { kind: 'reconnecting', attempt: this.#failures };
      await this.#parts.pause(this.#signal, pauseMs);
    }
  }

  readonly #open = async (): Promise<ReadableStream<Uint8Array> | null> =>
    this.#parts.http.openFrom(this.#signal, answerAddress(this.#id ?? ''), { after: this.#seen });

  /** What one line tells that was not told on an earlier one. */
  async *#newsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<AnswerNews> {
    try {
      if (this.#failures > 0) yield { kind: 'reconnected' };
      for await (const { number, event } of readNumberedEvents(body, chatEvent)) {
        this.#signal.throwIfAborted();
        if (number === null && event?.type === 'error') throw toldToThisReader(event);
        if (number === null || number <= this.#seen) continue;
        this.#seen = number;
        this.#failures = 0;
        if (event === undefined) continue;
        if (event.type === 'start') this.#id = event.id;
        yield { kind: 'event', number, event };
      }
    } finally {
      // A line that was left before its first event would stay open; one that was read is let go of already.
      body.cancel().catch(() => undefined);
    }
  }

  /** How long to wait before the next try; throws where there is none left. */
  #pauseAfter(trouble: unknown): number {
    const pauseMs = this.#id === null ? undefined : PAUSES_MS[this.#failures];
    if (pauseMs === undefined) throw this.#givenUp(trouble);
    this.#failures += 1;
    return pauseMs;
  }

  #givenUp(trouble: unknown): KnownError {
    if (this.#id === null && isKnownError(trouble)) return trouble;
    const place = this.#id === null ? {} : { id: this.#id, seen: this.#seen };
    const { code, message, details } = isKnownError(trouble) ? trouble : BROKEN;
    return fault(code, message, { cause: trouble, details: { ...details, ...place } });
  }
}

const isLast = (news: AnswerNews): boolean =>
  news.kind === 'event' && (news.event.type === 'done' || news.event.type === 'error');

/** The companion stops, or this reader was too slow: neither is how the answer ended. */
function toldToThisReader({ code, message, details }: Extract<ChatEvent, { type: 'error' }>): KnownError {
  return fault(isErrorCode(code) ? code : 'internal', message, details && { details });
}
