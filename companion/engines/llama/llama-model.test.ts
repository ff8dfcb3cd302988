import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsOf, modelContract, questionOf, textOf } from '../../../shared/testing/model-contract.ts';
import { type BuiltChild, buildLlamaChild } from '../../testing/build-llama-child.ts';
import { CALM, reaches, stageOf } from './testing/llama-stage.ts';

let child: BuiltChild;
beforeAll(async () => {
  child = await buildLlamaChild();
}, 60_000);
afterAll(async () => child.remove());

const never = (): AbortSignal => new AbortController().signal;

modelContract('llama', {
  open: async () => {
    const model = await (await stageOf(child.entry)).ready();
    return { model, close: async () => model.close() };
  },
  openAbsent: async () => {
    const { folder, open } = await stageOf(child.entry);
    const model = await open({ modelPath: join(folder, 'absent.gguf') });
    await reaches(model, 'failed');
    return { model, close: async () => model.close() };
  },
});

describe('an answer of llama', () => {
  it('says its sentence', async () => {
    const model = await (await stageOf(child.entry)).ready();
    const events = await eventsOf(model.answer(questionOf('Hello'), never()));
    expect(textOf(events).trim()).toBe(CALM);
  });
});
