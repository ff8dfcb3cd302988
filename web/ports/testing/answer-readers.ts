import type { ChatEvent } from '../../../shared/protocol/chat-events.ts';
import type { AnswerNews } from '../answerer.ts';

/** A scripted model says its next word when the test lets it. */
export class WordGate {
  #allowed = 0;
  #waiting: (() => void)[] = [];

  let(words: number): void {
    this.#allowed += words;
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** All that it has to say. */
  open(): void {
    this.let(Number.POSITIVE_INFINITY);
  }

  readonly pass = async (signal: AbortSignal): Promise<void> => {
    while (this.#allowed === 0 && !signal.aborted) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
    this.#allowed -= 1;
  };
}

export async function readAll(reading: AsyncIterable<AnswerNews>): Promise<AnswerNews[]> {
  return readUntil(reading[Symbol.asyncIterator](), () => false);
}

/** What is told until it is enough, or until the end. */
export async function readUntil(
  reading: AsyncIterator<AnswerNews>,
  enough: (told: readonly AnswerNews[]) => boolean,
): Promise<AnswerNews[]> {
  const told: AnswerNews[] = [];
  while (!enough(told)) {
    const { done, value } = await reading.next();
    if (done === true) break;
    told.push(value);
  }
  return told;
}

export const eventsIn = (news: readonly AnswerNews[]): ChatEvent[] =>
  news.flatMap((told) => (told.kind === 'event' ? [told.event] : []));

export const numbersIn = (news: readonly AnswerNews[]): number[] =>
  news.flatMap((told) => (told.kind === 'event' ? [told.number] : []));

export const saidIn = (news: readonly AnswerNews[]): string =>
  eventsIn(news)
    .map((event) => (event.type === 'text' ? event.text : ''))
    .join('');
