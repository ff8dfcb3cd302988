import type { Question } from '../../../../shared/ports/model.ts';
import { CountingIds, FakeClock } from '../../../../shared/testing/fakes.ts';
import { questionOf } from '../../../../shared/testing/model-contract.ts';
import type { Script } from '../../../../shared/testing/scripted-model.ts';
import { FakeTimer } from '../../../testing/fake-timer.ts';
import { Line } from '../../line/line.ts';
import { settled, SteppedModel } from '../../line/testing/stepped-model.ts';
import type { Answer, Asked } from '../answer.ts';
import { Answers, type AnswersDeps } from '../answers.ts';
import type { SentEvent } from '../broadcast.ts';

export const TIMEOUT_MS = 120_000;
export const MINUTE_MS = 60_000;

/** Answers, with time and the words of the model in the hands of the test. */
export function opened(script: Script = {}, deps: Partial<AnswersDeps> = {}) {
  const model = new SteppedModel({ says: () => 'One two three four', ...script });
  const clock = new FakeClock();
  const timer = new FakeTimer();
  const reported: unknown[] = [];
  const line = new Line(model, { mostWaiting: 8 });
  const answers = new Answers({
    line,
    model,
    clock,
    timer,
    ids: new CountingIds(),
    timeoutMs: TIMEOUT_MS,
    report: (error) => void reported.push(error),
    ...deps,
  });
  const pass = (ms: number) => {
    clock.advance(ms);
    timer.advance(ms);
  };
  return { model, line, answers, timer, reported, pass };
}

export type Opened = ReturnType<typeof opened>;

export const asked = (content: string, more: Partial<Question> = {}): Asked => ({
  question: questionOf(content, more),
});

export interface Reader {
  readonly got: SentEvent[];
  readonly leaving: AbortController;
  readonly done: Promise<void>;
}

/** Reads as fast as it comes. */
export function read(answer: Answer, seen = 0): Reader {
  const got: SentEvent[] = [];
  const leaving = new AbortController();
  const run = async () => {
    for await (const sent of answer.follow(seen, leaving.signal)) got.push(sent);
  };
  return { got, leaving, done: run() };
}

export const saidTo = ({ got }: Pick<Reader, 'got'>): string =>
  got.map(({ event }) => (event.type === 'text' ? event.text : '')).join('');
export const lastOf = ({ got }: Reader): SentEvent['event'] | undefined => got.at(-1)?.event;

/** Steps the model until an answer is over. */
export async function finish({ model }: Opened, answer: Answer): Promise<void> {
  await settled();
  while (!answer.isOver) await model.step();
  await settled();
}
