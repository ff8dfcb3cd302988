import { describe, expect, it } from 'vitest';
import type { Question } from '../../../shared/ports/model.ts';
import { fault } from '../../../shared/protocol/errors.ts';
import { questionOf } from '../../../shared/testing/model-contract.ts';
import { ScriptedModel } from '../../../shared/testing/scripted-model.ts';
import type { LineEvent } from '../../ports/model-line.ts';
import { Line } from './line.ts';
import { settled, SteppedModel } from './testing/stepped-model.ts';

interface Asker {
  readonly events: LineEvent[];
  readonly stopper: AbortController;
  /** The error it ended with, if it did. */
  readonly ended: Promise<unknown>;
}

/** Asks, and reads as fast as it comes. */
function ask(line: Line, content: string, more: Partial<Question> = {}): Asker {
  const stopper = new AbortController();
  const events: LineEvent[] = [];
  const read = async () => {
    for await (const event of line.answer(questionOf(content, more), stopper.signal)) events.push(event);
  };
  return { events, stopper, ended: read().catch((error: unknown) => error) };
}

const queuedOf = ({ events }: Asker): number[] =>
  events.flatMap((event) => (event.type === 'queued' ? [event.ahead] : []));

/** Steps the model until an asker is done. */
async function finish(model: SteppedModel, asker: Asker): Promise<unknown> {
  const over = { isOver: false };
  void asker.ended.then(() => (over.isOver = true));
  await settled();
  while (!over.isOver) await model.step();
  return asker.ended;
}

function opened(mostWaiting = 8, says = 'Two words') {
  const model = new SteppedModel({ says: () => says });
  return { model, line: new Line(model, { mostWaiting }) };
}

const never = (): AbortSignal => new AbortController().signal;
const contentsOf = (model: ScriptedModel): (string | undefined)[] =>
  model.asked.map(({ prompt }) => prompt.messages[0]?.content);

describe('the line', () => {
  it('lets one in who finds nobody before, and tells them of no line', async () => {
    const { model, line } = opened();
    const asker = ask(line, 'a');
    expect(await finish(model, asker)).toBeUndefined();
    expect(asker.events.map(({ type }) => type)).toEqual(['prefill', 'prefill', 'text', 'text', 'end']);
    expect([line.isBusy, line.waiting]).toEqual([false, 0]);
  });

  it('serves in the order of coming, and tells each how many are before, as that changes', async () => {
    const { model, line } = opened();
    const askers = ['a', 'b', 'c'].map((content) => ask(line, content));
    await settled();
    expect([line.isBusy, line.waiting]).toEqual([true, 2]);
    for (const asker of askers) await finish(model, asker);
    expect(contentsOf(model)).toEqual(['a', 'b', 'c']);
    expect(askers.map(queuedOf)).toEqual([[], [1], [2, 1]]);
    expect(model.mostInside).toBe(1);
  });

  it('serves who waits before work nobody looks at, and breaks off no work for it', async () => {
    const { model, line } = opened();
    const first = ask(line, 'under way', { urgency: 'background' });
    const second = ask(line, 'later', { urgency: 'background' });
    await settled();
    const chat = ask(line, 'a person');
    for (const asker of [first, chat, second]) await finish(model, asker);
    expect(contentsOf(model)).toEqual(['under way', 'a person', 'later']);
    expect(queuedOf(second)).toEqual([1, 2, 1]);
    expect(first.events.at(-1)).toMatchObject({ type: 'end', reason: 'stop' });
  });

  it('is left without cost: the others move up, and the model never hears of it', async () => {
    const { model, line } = opened();
    const [a, b, c] = [ask(line, 'a'), ask(line, 'b'), ask(line, 'c')];
    await settled();
    b.stopper.abort();
    await b.ended;
    expect(b.events.at(-1)).toMatchObject({ type: 'end', reason: 'aborted', figures: { promptTokens: 0 } });
    await finish(model, a);
    await finish(model, c);
    expect(contentsOf(model)).toEqual(['a', 'c']);
    expect(queuedOf(c)).toEqual([2, 1]);
  });

  it('tells who waited too long that the time is up', async () => {
    const { line } = opened();
    ask(line, 'a');
    const b = ask(line, 'b');
    await settled();
    b.stopper.abort(new DOMException('Time is up.', 'TimeoutError'));
    await b.ended;
    expect(b.events.at(-1)).toMatchObject({ type: 'end', reason: 'deadline' });
  });

  it('goes on when a reader walks away in the middle', async () => {
    const { model, line } = opened();
    const leaving = (async () => {
      for await (const event of line.answer(questionOf('a'), never())) if (event.type === 'text') break;
    })();
    const next = ask(line, 'b');
    await settled();
    await model.step();
    await leaving;
    await finish(model, next);
    expect(next.events.at(-1)).toMatchObject({ type: 'end', reason: 'stop' });
  });

  it('is not stalled by the failure of one', async () => {
    const error = fault('model_crashed', 'It ended.');
    const model = new SteppedModel({ breaksAfter: { words: 1, error } });
    const line = new Line(model, { mostWaiting: 8 });
    const [a, b] = [ask(line, 'a'), ask(line, 'b')];
    expect(await finish(model, a)).toBe(error);
    expect(await finish(model, b)).toBe(error);
    expect([line.isBusy, line.waiting]).toEqual([false, 0]);
  });

  it('says so when a model stops without an end', async () => {
    const model = new ScriptedModel();
    model.answer = async function* speechless() {
      yield { type: 'text', text: 'So' };
    };
    const asker = ask(new Line(model, { mostWaiting: 1 }), 'a');
    expect(await asker.ended).toMatchObject({ code: 'model_failed' });
  });
});

describe('a full line', () => {
  it('turns away who comes, with when to come again, and takes the next when one has gone', async () => {
    const { model, line } = opened(1);
    const [a, b, c] = [ask(line, 'a'), ask(line, 'b'), ask(line, 'c')];
    expect(await c.ended).toMatchObject({
      code: 'queue_full',
      details: { waiting: 1, limit: 1, retryAfterSeconds: expect.any(Number) },
    });
    await finish(model, a);
    const d = ask(line, 'd');
    await finish(model, b);
    await finish(model, d);
    expect(contentsOf(model)).toEqual(['a', 'b', 'd']);
  });

  it('keeps half of its places for people', async () => {
    const { line } = opened(4);
    ask(line, 'under way');
    const background = [1, 2, 3].map((n) => ask(line, `${n}`, { urgency: 'background' }));
    expect(await background[2]?.ended).toMatchObject({ code: 'queue_full' });
    ask(line, 'a person');
    await settled();
    expect(line.waiting).toBe(3);
  });

  it('may have no places at all', async () => {
    const { model, line } = opened(0);
    const [a, b] = [ask(line, 'a'), ask(line, 'b')];
    expect(await b.ended).toMatchObject({ code: 'queue_full' });
    expect(await finish(model, a)).toBeUndefined();
  });
});

describe('other work with the model', () => {
  it('stands in the same line', async () => {
    const { model, line } = opened();
    const asker = ask(line, 'a');
    const order: string[] = [];
    const work = line.use('background', never(), async () => {
      order.push('worked');
      return 5;
    });
    await settled();
    expect(order).toEqual([]);
    await finish(model, asker);
    expect([await work, order]).toEqual([5, ['worked']]);
  });

  it('is left by an abort, and its failure is its own', async () => {
    const { model, line } = opened();
    const asker = ask(line, 'a');
    const stopper = new AbortController();
    const left = line.use('chat', stopper.signal, async () => 'never');
    const failed = line.use('chat', never(), async () => Promise.reject(new Error('its own')));
    stopper.abort();
    await expect(left).rejects.toMatchObject({ name: 'AbortError' });
    const checked = expect(failed).rejects.toThrow('its own');
    await finish(model, asker);
    await checked;
    expect(line.isBusy).toBe(false);
  });
});

describe('a pause', () => {
  const volatile = 'recalled for this question';
  const prompt = { system: 'Be calm.', messages: [{ role: 'user' as const, content: 'a' }], volatile };
  const next = {
    system: 'Be calm.',
    messages: [...prompt.messages, { role: 'assistant', content: 'Two words' }],
  };

  it('is used to read what the next question will begin with, without what was recalled', async () => {
    const { model, line } = opened();
    await finish(model, ask(line, '', { prompt }));
    expect(model.primed).toEqual([next]);
    expect(line.isBusy).toBe(false);
    await model.step();
    expect(model.inside).toBe(0);
  });

  it('ends at once for a question, which comes into a free model', async () => {
    const { model, line } = opened();
    await finish(model, ask(line, '', { prompt }));
    const asker = ask(line, 'b');
    await finish(model, asker);
    expect([model.brokenOff, model.mostInside]).toEqual([1, 1]);
    expect(queuedOf(asker)).toEqual([]);
  });

  it('goes on after work in the background, and not after another question', async () => {
    const { model, line } = opened();
    await finish(model, ask(line, '', { prompt }));
    await finish(model, ask(line, 'b', { urgency: 'background' }));
    expect(model.primed).toEqual([next, next]);
    const use = line.use('background', never(), async () => 'worked');
    await settled();
    expect(await use).toBe('worked');
    expect(model.primed).toEqual([next, next, next]);
    await finish(model, ask(line, 'c'));
    expect(model.primed.at(-1)?.messages[0]?.content).toBe('c');
  });

  it('is not used where somebody waits, after a failure, or after an answer without a word', async () => {
    const waited = opened();
    const [a, b] = [ask(waited.line, 'a'), ask(waited.line, 'b', { urgency: 'background' })];
    await finish(waited.model, a);
    expect(waited.model.primed).toEqual([]);
    await finish(waited.model, b);
    expect(waited.model.primed).toHaveLength(1);

    const silent = opened(8, '');
    await finish(silent.model, ask(silent.line, 'a'));
    expect(silent.model.primed).toEqual([]);

    const error = fault('model_crashed', 'It ended.');
    const broken = new SteppedModel({ breaksAfter: { words: 1, error } });
    await finish(broken, ask(new Line(broken, { mostWaiting: 1 }), 'a'));
    expect(broken.primed).toEqual([]);
  });

  it('forgives a model that cannot', async () => {
    const { model, line } = opened();
    model.prime = async () => Promise.reject(new Error('Not now.'));
    await finish(model, ask(line, 'a'));
    expect(await finish(model, ask(line, 'b'))).toBeUndefined();
  });
});
