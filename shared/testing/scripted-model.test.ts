import { describe, expect, it } from 'vitest';
import { fault } from '../protocol/errors.ts';
import { endOf, eventsOf, modelContract, questionOf } from './model-contract.ts';
import { ScriptedModel } from './scripted-model.ts';

const TWENTY = Array.from({ length: 20 }, (_, n) => `word${n}`).join(' ');
const never = () => new AbortController().signal;

modelContract('A scripted model', {
  async open() {
    const model = new ScriptedModel({ says: () => TWENTY });
    return { model, close: async () => model.close() };
  },
  async openAbsent() {
    const model = new ScriptedModel();
    model.become({ kind: 'none', reason: 'The test wants none.' });
    return { model, close: async () => model.close() };
  },
});

describe('a scripted model', () => {
  it('breaks where its script says', async () => {
    const error = fault('model_crashed', 'It ended.');
    const model = new ScriptedModel({ says: () => TWENTY, breaksAfter: { words: 3, error } });
    await expect(eventsOf(model.answer(questionOf('Hello'), never()))).rejects.toBe(error);
  });

  it('reads what it held no second time, and what was volatile again', async () => {
    const model = new ScriptedModel();
    const { prompt } = questionOf('Hello');
    const ask = async () => endOf(await eventsOf(model.answer({ ...questionOf(''), prompt }, never())));
    const first = await ask();
    expect(first.figures.cachedTokens).toBe(0);
    expect((await ask()).figures.cachedTokens).toBe(first.figures.promptTokens);
  });
});
