import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { errorBody, tokenCounts } from '../../shared/schemas/index.ts';
import { ScriptedModel } from '../../shared/testing/scripted-model.ts';
import { NoneModel } from '../engines/none/none-model.ts';
import { buildTestApp, OWNER } from '../testing/build-test-app.ts';
import type { Model } from '../../shared/ports/model.ts';

async function counting(model: Model = new ScriptedModel({ contextTokens: 512 })) {
  const { app } = await buildTestApp({ model });
  onTestFinished(() => app.close());
  return async (payload: object) => {
    const response = await app.inject({ method: 'POST', url: '/v1/tokenize', headers: OWNER, payload });
    return { status: response.statusCode, body: response.json<unknown>() };
  };
}

describe('counting tokens', () => {
  it.each([
    [{ text: 'three small words' }, [3]],
    [{ texts: ['one', '', 'one two'] }, [1, 0, 2]],
    [{ prompt: { system: 'Calm.', messages: [{ role: 'user', content: 'Hello' }], volatile: 'Rain.' } }, [5]],
  ])('of %j', async (body, counts) => {
    const count = await counting();
    const answer = await count(body);
    const total = counts.reduce((sum, one) => sum + one, 0);
    expect(tokenCounts.parse(answer.body)).toEqual({ counts, total, contextTokens: 512 });
  });

  it.each([
    [{}, ['text']],
    [{ text: 'a', texts: ['b'] }, ['text']],
    [{ texts: [1] }, ['texts.0']],
    [{ text: 'a', model: 'x' }, ['model']],
  ])('is refused for %j', async (body, fields) => {
    const count = await counting();
    const answer = await count(body);
    expect([answer.status, errorBody.parse(answer.body).error.details]).toEqual([400, { fields }]);
  });

  it('needs a model', async () => {
    const count = await counting(new NoneModel());
    expect(errorBody.parse((await count({ text: 'a' })).body).error.code).toBe('model_unavailable');
  });

  it('goes on while another is answered', async () => {
    const model = new ScriptedModel({
      contextTokens: 512,
      beforeWord: async (signal) => void (await once(signal, 'abort')),
    });
    const { app, answers, line } = await buildTestApp({ model });
    onTestFinished(() => app.close());
    answers.start({
      question: { prompt: { messages: [{ role: 'user', content: 'Hello' }] }, urgency: 'chat' },
    });
    expect(line.isBusy).toBe(true);
    const counted = await app.inject({
      method: 'POST',
      url: '/v1/tokenize',
      headers: OWNER,
      payload: { text: 'a' },
    });
    expect(counted.json()).toMatchObject({ counts: [1] });
  });
});
