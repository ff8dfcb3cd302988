import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { CONVERSATION } from '../../../shared/domain/folding/testing/talk.ts';
import type { Fold } from '../../../shared/schemas/index.ts';
import { ScriptedModel } from '../../../shared/testing/scripted-model.ts';
import { until } from '../../ports/testing/until.ts';
import { foldedTalk } from './testing/folded-talk.ts';
import { slowModel } from './testing/slow-model.ts';

const writes = (summary: string) => new ScriptedModel({ says: () => JSON.stringify({ summary }) });
const some = (folds: readonly Fold[]) => folds.length > 0;
const textsOf = (exchanges: readonly { readonly question: { readonly text: string } }[]) =>
  exchanges.map(({ question }) => question.text);

describe('turns that left the prompt', () => {
  it('are folded by the model, in the background, and the next prompt tells the summary in their place', async () => {
    const talk = await foldedTalk({ model: writes('They have a pump, a GX-12 called Bluebird.') });
    talk.folding.afterAnswer(talk.path, talk.left(2));
    const [fold] = await talk.foldsOnce(some);
    expect(fold).toMatchObject({
      includes: null,
      covers: talk.path.slice(0, 4).map(({ id }) => id),
      by: { kind: 'model', model: 'scripted' },
      tokensBefore: 80,
      tokensAfter: 8,
      takenBackAt: null,
    });
    expect(talk.answerer.askedForJson[0]).toMatchObject({
      urgency: 'background',
      prompt: { system: 'Write it down.\n\n- Add nothing.' },
    });
    const { summary, exchanges } = await talk.folding.summaryFor(talk.path);
    expect(summary).toBe('They have a pump, a GX-12 called Bluebird.');
    expect(textsOf(exchanges)).toEqual(['It runs at 62 °C.', 'And now?']);
  });

  it('are worked into the summary that there is', async () => {
    const talk = await foldedTalk({ model: writes('They have a pump.') });
    talk.folding.afterAnswer(talk.path, talk.left(1));
    await until(talk.finished, (count) => count === 1);
    talk.folding.afterAnswer(talk.path, talk.left(3));
    const [first, second] = await talk.foldsOnce((folds) => folds.length === 2);
    expect(second).toMatchObject({
      includes: first?.id,
      covers: talk.path.slice(2, 6).map(({ id }) => id),
      tokensBefore: 120,
    });
    expect(talk.answerer.askedForJson[1]?.prompt.messages[0]?.content).toMatch(
      /^Earlier summary: "They have a pump."\nPerson: "Let's call it Bluebird."/,
    );
    expect((await talk.folding.summaryFor(talk.path)).exchanges).toHaveLength(1);
  });

  it.each([
    ['there is no model', { modelName: () => null }],
    ['the model writes no summary', { model: new ScriptedModel() }],
    ['the companion knows no such task', { model: writes('x y z'), prompts: [] }],
  ])('are folded by rules where %s', async (_why, given) => {
    const talk = await foldedTalk(given);
    talk.folding.afterAnswer(talk.path, talk.left(2));
    const [fold] = await talk.foldsOnce(some);
    expect(fold).toMatchObject({
      by: { kind: 'rules' },
      text: "Decided: Let's call it Bluebird.\nSaid: The pump is a GX-12.\nAnswered: Noted. · Good name.",
    });
  });

  it('are counted by estimate where nobody is there to count', async () => {
    const talk = await foldedTalk({ modelName: () => null });
    talk.answerer.isOff = true;
    talk.folding.afterAnswer(talk.path, talk.left(1));
    const [fold] = await talk.foldsOnce(some);
    expect(fold?.tokensAfter).toBeGreaterThan(5);
  });

  it('are folded in several steps where they are more than a model reads at once', async () => {
    const talk = await foldedTalk({ model: writes('They have a pump.') });
    talk.folding.afterAnswer(talk.path, { ...talk.left(3), context: 160 });
    const folds = await talk.foldsOnce((now) => now.length === 2);
    expect(folds.map(({ covers }) => covers.length)).toEqual([4, 2]);
    const huge = await foldedTalk({ model: writes('They have a pump.') });
    huge.folding.afterAnswer(huge.path, { ...huge.left(1), context: 16 });
    await huge.foldsOnce(some);
    expect(huge.answerer.askedForJson[0]?.prompt.messages[0]?.content).toBe(
      'Person: "Th … 2."\nNima: "No … d."',
    );
  });

  it('are left where they are while they are pinned, and where nothing in them is worth a word', async () => {
    const talk = await foldedTalk({ modelName: () => null });
    const [pinned] = talk.path;
    await talk.conversations.write({ messages: [pinned?.id ?? ''] }, ({ messages }) => ({
      messages: [...messages.values()].map((message) => ({ ...message, pinned: true })),
    }));
    talk.folding.afterAnswer(talk.path, talk.left(2));
    const [fold] = await talk.foldsOnce(some);
    expect(fold?.covers).toEqual(talk.path.slice(2, 4).map(({ id }) => id));
    const now = await talk.conversations.messages(talk.path.map(({ id }) => id));
    const { exchanges } = await talk.folding.summaryFor(now.filter((message) => message !== undefined));
    expect(textsOf(exchanges)[0]).toBe('The pump is a GX-12.');
  });
});

describe('who folds', () => {
  it('makes way for whoever wants an answer: rules do it then', async () => {
    const slow = slowModel('{"summary":"They have a pump."}');
    const talk = await foldedTalk({ model: slow.model });
    talk.folding.afterAnswer(talk.path, talk.left(2));
    await until(asked(talk.answerer), (count) => count > 0);
    talk.folding.makeWay();
    const [fold] = await talk.foldsOnce(some);
    expect(fold?.by).toEqual({ kind: 'rules' });
  });

  it('writes nothing once the tab goes', async () => {
    const slow = slowModel('{"summary":"They have a pump."}');
    const talk = await foldedTalk({ model: slow.model });
    talk.folding.afterAnswer(talk.path, talk.left(2));
    await until(asked(talk.answerer), (count) => count > 0);
    talk.folding.close();
    await until(talk.finished, (count) => count === 1);
    talk.folding.afterAnswer(talk.path, talk.left(2));
    expect(await talk.folds.of(CONVERSATION)).toEqual([]);
  });

  it('is one tab at a time, and in it one run after the other', async () => {
    const names: string[] = [];
    const talk = await foldedTalk({ ifFree: async (name) => void names.push(name) });
    talk.folding.afterAnswer(talk.path, talk.left(0));
    for (const count of [1, 2, 3]) talk.folding.afterAnswer(talk.path, talk.left(count));
    expect(names).toEqual([`nima-fold-${CONVERSATION}`]);
    const other = await foldedTalk({ modelName: () => null });
    for (const count of [1, 2, 3]) other.folding.afterAnswer(other.path, other.left(count));
    const folds = await other.foldsOnce((now) => now.length === 2);
    expect(folds.map(({ covers }) => covers.length)).toEqual([2, 4]);
  });

  it('leaves nothing of a conversation that is erased meanwhile', async () => {
    const slow = slowModel('{"summary":"They have a pump."}');
    const talk = await foldedTalk({ model: slow.model });
    talk.folding.afterAnswer(talk.path, talk.left(2));
    await until(asked(talk.answerer), (count) => count > 0);
    await talk.conversations.erase([CONVERSATION]);
    slow.allow(99);
    await until(talk.finished, (count) => count === 1);
    expect(await talk.folds.of(CONVERSATION)).toEqual([]);
  });
});

describe('a fold that is taken back', () => {
  it('is told in full again, is not made again, also after a reload, and comes back when the person asks', async () => {
    const talk = await foldedTalk({ model: writes('They have a pump.') });
    talk.folding.afterAnswer(talk.path, talk.left(2));
    const [fold] = await talk.foldsOnce(some);
    if (!fold) throw new Error('Nothing was folded.');
    await talk.folding.takeBack(fold);
    expect(await talk.folding.summaryFor(talk.path)).toMatchObject({
      summary: null,
      exchanges: { length: 4 },
    });

    const later = await foldedTalk({
      folds: talk.folds,
      ids: talk.ids,
      model: writes('They have a heater.'),
    });
    later.folding.afterAnswer(later.path, later.left(3));
    const [, other] = await later.foldsOnce((folds) => folds.length === 2);
    expect(other?.covers).toEqual(later.path.slice(4, 6).map(({ id }) => id));
    if (other) await later.folding.takeBack(other);
    await later.folding.foldAgain(CONVERSATION);
    expect((await later.folding.summaryFor(later.path)).summary).toBe('They have a pump.');
  });

  it('while the next is written keeps that one from being kept', async () => {
    const slow = slowModel('{"summary":"They have a heater."}');
    const talk = await foldedTalk({ model: slow.model });
    slow.allow(4);
    talk.folding.afterAnswer(talk.path, talk.left(1));
    await until(talk.finished, (count) => count === 1);
    const [first] = await talk.folds.of(CONVERSATION);
    talk.folding.afterAnswer(talk.path, talk.left(2));
    await until(asked(talk.answerer), (count) => count > 1);
    if (first) await talk.folding.takeBack(first);
    slow.allow(4);
    await until(talk.finished, (count) => count === 2);
    expect(await talk.folds.of(CONVERSATION)).toHaveLength(1);
  });
});

it('whoever watches is shown the folds as they change, until they stop', async () => {
  const talk = await foldedTalk({ modelName: () => null });
  const shown = createStore<readonly Fold[] | null>(() => null);
  const stop = talk.folding.watch(
    CONVERSATION,
    (folds) => shown.setState(folds, true),
    (error) => expect(error).toBeUndefined(),
  );
  await until(shown, (folds) => folds !== null);
  talk.folding.afterAnswer(talk.path, talk.left(1));
  await until(shown, (folds) => folds !== null && some(folds));
  stop();
});

it('of a conversation that is gone nothing is folded again', async () => {
  const talk = await foldedTalk();
  await talk.conversations.erase([CONVERSATION]);
  await talk.folding.foldAgain(CONVERSATION);
  expect(await talk.folds.of(CONVERSATION)).toEqual([]);
  expect(await talk.folding.summaryFor([])).toEqual({ summary: null, exchanges: [] });
});

/** How often JSON was asked for, to be waited for. */
function asked(answerer: Awaited<ReturnType<typeof foldedTalk>>['answerer']) {
  const count = createStore(() => answerer.askedForJson.length);
  const { askedForJson } = answerer;
  const push = askedForJson.push.bind(askedForJson);
  askedForJson.push = (...questions) => {
    const length = push(...questions);
    count.setState(length, true);
    return length;
  };
  return count;
}
