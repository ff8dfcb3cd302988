import { expect, it, onTestFinished } from 'vitest';
import { health } from '../../shared/schemas/index.ts';
import { ScriptedModel } from '../../shared/testing/scripted-model.ts';
import { buildTestApp, TEST_HOST } from '../testing/build-test-app.ts';

it('tells anyone whether a model is loaded, and no one which one or where', async () => {
  const model = new ScriptedModel();
  const { app } = await buildTestApp({ model });
  onTestFinished(() => app.close());
  const ask = async () => app.inject({ url: '/health', headers: { host: TEST_HOST } });
  const ready = await ask();
  expect(health.parse(ready.json())).toMatchObject({
    engine: 'scripted',
    model_loaded: true,
    tokenizer_loaded: true,
  });
  const path = '/home/ada/models/secret-model.gguf';
  for (const state of [
    { kind: 'loading', model: path, share: 0.5 },
    { kind: 'restarting', model: path, crashes: 1 },
    { kind: 'failed', model: path, reason: `${path} is broken.` },
    { kind: 'none', reason: `Nothing at ${path}.` },
  ] as const) {
    model.become(state);
    const answer = await ask();
    expect(health.parse(answer.json())).toMatchObject({ model_loaded: false, tokenizer_loaded: false });
    expect(answer.body).not.toContain('secret-model');
  }
});
