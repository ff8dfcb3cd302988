import type { Question } from '../../../shared/ports/model.ts';
import type { LineEvent, ModelLine } from '../../ports/model-line.ts';
import type { Timer } from '../../ports/timer.ts';

export interface TimeLimit {
  readonly timer: Timer;
  /** How long the model may work on one answer, from its turn on: waiting in line costs nothing of it. */
  readonly timeoutMs: number;
}

/**
 * Asks the line, and ends the answer when its time is up: what was said until then stands. The answer is made at the
 * speed of the model and not of its reader, who would keep everybody else waiting; an answer is short enough to be held.
 */
export async function* ask(
  line: ModelLine,
  question: Question,
  left: AbortSignal,
  { timer, timeoutMs }: TimeLimit,
): AsyncGenerator<LineEvent> {
  const given = new AbortController();
  const timeIsUp = () => given.abort(new DOMException('The time for this answer is up.', 'TimeoutError'));
  let callOff: (() => void) | undefined;
  const begins = (): void => {
    callOff = timer.every(timeoutMs, timeIsUp);
  };
  try {
    yield* atItsOwnSpeed(line.answer(question, AbortSignal.any([left, given.signal]), begins));
  } finally {
    callOff?.();
    given.abort();
  }
}

/** Read to its end whether or not somebody takes what was read. */
async function* atItsOwnSpeed(source: AsyncIterable<LineEvent>): AsyncGenerator<LineEvent> {
  const held = { events: [] as LineEvent[], isOver: false, tell: () => {} };
  const reading = (async () => {
    try {
      for await (const event of source) {
        held.events.push(event);
        held.tell();
      }
    } finally {
      held.isOver = true;
      held.tell();
    }
  })();
  // Thrown below, after what came before it was taken.
  reading.catch(() => undefined);
  for (let taken = 0; ; taken += 1) {
    while (taken === held.events.length && !held.isOver) {
      await new Promise<void>((resolve) => {
        held.tell = resolve;
      });
    }
    const event = held.events[taken];
    if (!event) break;
    yield event;
  }
  await reading;
}
