import { describe, expect, it } from 'vitest';
import type { ModelState } from '../../shared/ports/model.ts';
import { eventsOf, modelContract, questionOf, textOf } from '../../shared/testing/model-contract.ts';
import { ScriptedModel } from '../../shared/testing/scripted-model.ts';
import { CurrentModel } from './current-model.ts';
import { NoneModel } from './none/none-model.ts';

const TWENTY = Array.from({ length: 20 }, (_, n) => `word${n}`).join(' ');
const never = () => new AbortController().signal;

modelContract('The current model', {
  async open() {
    const model = new CurrentModel(new ScriptedModel({ says: () => TWENTY }));
    return { model, close: async () => model.close() };
  },
  async openAbsent() {
    const model = new CurrentModel(new NoneModel());
    return { model, close: async () => model.close() };
  },
});

describe('switching to another model', () => {
  it('answers with the new one, and ends the one before', async () => {
    const before = new ScriptedModel({ says: () => 'old' });
    const current = new CurrentModel(before);
    await current.switchTo(new ScriptedModel({ says: () => 'new' }));
    expect(textOf(await eventsOf(current.answer(questionOf('Who?'), never())))).toBe('new');
    expect(before.getState().kind).toBe('none');
  });

  it('tells who watches, of the new one alone', async () => {
    const before = new ScriptedModel();
    const next = new ScriptedModel();
    const current = new CurrentModel(before);
    const seen: ModelState['kind'][] = [];
    const stop = current.subscribe(({ kind }) => seen.push(kind));
    await current.switchTo(next);
    before.become({ kind: 'failed', model: 'before', reason: 'Long gone.' });
    next.become({ kind: 'restarting', model: 'next', crashes: 1 });
    stop();
    next.become({ kind: 'failed', model: 'next', reason: 'Not heard.' });
    expect(seen).toEqual(['ready', 'restarting']);
    expect(current.engine).toBe('scripted');
  });
});
