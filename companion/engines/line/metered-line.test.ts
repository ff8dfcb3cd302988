import { describe, expect, it } from 'vitest';
import { fault } from '../../../shared/protocol/errors.ts';
import { buildLine } from '../../../shared/testing/builders.ts';
import { FakeClock } from '../../../shared/testing/fakes.ts';
import { questionOf } from '../../../shared/testing/model-contract.ts';
import { ScriptedModel, type Script } from '../../../shared/testing/scripted-model.ts';
import { Line } from './line.ts';
import { MeteredLine } from './metered-line.ts';

const never = () => new AbortController().signal;

function open(script: Script = {}) {
  const clock = new FakeClock();
  const model = new ScriptedModel({
    beforeWord: async () => Promise.resolve(clock.advance(100)),
    ...script,
  });
  const line = new MeteredLine(new Line(model, { mostWaiting: 1 }), clock);
  const ask = async (signal = never()): Promise<void> => {
    for await (const _ of line.answer(questionOf('Hello'), signal));
  };
  return { clock, line, ask };
}

describe('a line that keeps count', () => {
  it('knows nothing before the first answer', () => {
    expect(open().line.figures()).toEqual(buildLine());
  });

  it('shows how fast the model speaks while it does, and how fast it was afterwards', async () => {
    const { line } = open({ says: () => 'one two three four five' });
    const speeds: (number | null)[] = [];
    for await (const event of line.answer(questionOf('Hello'), never())) {
      if (event.type === 'text') speeds.push(line.figures().writtenPerSecond);
    }
    // A word every tenth of a second.
    expect(speeds).toEqual([null, 10, 10, 10, 10]);
    // The scripted model says that it took a millisecond.
    expect(line.figures()).toMatchObject({ answers: 1, writtenPerSecond: 4000, isBusy: false });
    expect(line.figures().readPerSecond).toBeGreaterThan(0);
  });

  it('names the last errors, the newest first, and forgets the oldest', async () => {
    const { line, clock, ask } = open({
      breaksAfter: { words: 1, error: fault('model_crashed', 'It ended.') },
    });
    for (let count = 0; count < 7; count++) await ask().catch(() => undefined);
    const { errors } = line.figures();
    expect(errors).toHaveLength(5);
    expect(errors[0]).toEqual({ at: clock.now(), code: 'model_crashed', message: 'It ended.' });
    expect(errors.map(({ at }) => at)).toEqual(errors.map(({ at }) => at).toSorted((a, b) => b - a));
  });

  it('counts nobody who left before the model had read', async () => {
    const { line, ask } = open();
    const gone = new AbortController();
    gone.abort();
    await ask(gone.signal);
    await expect(line.use('chat', gone.signal, async () => 1)).rejects.toMatchObject({ name: 'AbortError' });
    expect(line.figures()).toMatchObject({ answers: 0, errors: [] });
  });
});
