import { describe, expect, it, onTestFinished } from 'vitest';
import { errorBody, jsonAnswer } from '../../shared/schemas/index.ts';
import { ScriptedModel } from '../../shared/testing/scripted-model.ts';
import { buildTestApp, OWNER } from '../testing/build-test-app.ts';

const schema = { type: 'object', properties: { mood: { enum: ['calm', 'busy'] } }, required: ['mood'] };

async function asking(says: string) {
  const model = new ScriptedModel({ says: () => says });
  const { app } = await buildTestApp({ model });
  onTestFinished(() => app.close());
  const ask = async (payload: object) => {
    const response = await app.inject({ method: 'POST', url: '/v1/json', headers: OWNER, payload });
    return { status: response.statusCode, body: response.json<unknown>() };
  };
  return { model, ask };
}

describe('JSON of a shape', () => {
  it('is told as a value with its figures', async () => {
    const { model, ask } = await asking('{"mood": "calm"}');
    const { status, body } = await ask({ system: 'Sort.', message: 'All is well.', schema, maxTokens: 50 });
    expect(status).toBe(200);
    expect(jsonAnswer.parse(body)).toMatchObject({ value: { mood: 'calm' }, attempts: 1, reason: 'stop' });
    expect(model.asked).toMatchObject([{ schema, urgency: 'background', maxTokens: 50 }]);
  });

  it('is refused as the model’s failure where twice it is not that shape', async () => {
    const { ask } = await asking('{"mood": "odd"}');
    const { status, body } = await ask({ message: 'All is well.', schema });
    expect(status).toBe(502);
    expect(errorBody.parse(body).error).toMatchObject({ code: 'model_json_invalid', retryable: true });
  });

  it.each([
    [{ message: 'a' }, ['schema']],
    [{ message: 'a', schema: { type: 'string', pattern: 'a' } }, ['schema: pattern']],
    [{ message: 'a', schema: [] }, ['schema']],
    [{ message: 'a', schema, stream: true }, ['stream']],
    [{ schema }, ['messages']],
  ])('is refused for %j', async (body, fields) => {
    const { model, ask } = await asking('{}');
    const answer = await ask(body);
    expect([answer.status, errorBody.parse(answer.body).error.details]).toEqual([400, { fields }]);
    expect(model.asked).toEqual([]);
  });
});
