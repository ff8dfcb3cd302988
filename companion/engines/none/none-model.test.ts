import { expect, it } from 'vitest';
import { absentModelContract, eventsOf } from '../../../shared/testing/model-contract.ts';
import { NoneModel } from './none-model.ts';

absentModelContract('No model', async () => {
  const model = new NoneModel();
  return { model, close: async () => model.close() };
});

it('says that there is no model and what to do, whatever it is asked', async () => {
  const model = new NoneModel();
  const { kind } = model.getState();
  expect([model.engine, kind]).toEqual(['none', 'none']);
  const refused = { code: 'model_unavailable', message: expect.stringContaining('Companion view') };
  await expect(eventsOf(model.answer())).rejects.toMatchObject(refused);
  await expect(model.countPrompt()).rejects.toMatchObject(refused);
  await expect(model.countTexts()).rejects.toMatchObject(refused);
  await expect(model.embed()).rejects.toMatchObject(refused);
});

it('reads ahead, is watched and closed without an error', async () => {
  const model = new NoneModel('Nobody chose one.');
  model.subscribe()();
  await model.prime();
  await model.close();
  await expect(eventsOf(model.answer())).rejects.toMatchObject({ message: 'Nobody chose one.' });
});
