import { truncate } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltChild, buildLlamaChild } from '../../testing/build-llama-child.ts';
import { smokeTestWith } from './smoke-test.ts';
import { stageOf } from './testing/llama-stage.ts';

let child: BuiltChild;
beforeAll(async () => {
  child = await buildLlamaChild();
}, 60_000);
afterAll(async () => child.remove());

describe('the smoke test of a model', () => {
  const { signal } = new AbortController();

  it('passes one that answers', async () => {
    const { modelPath } = await stageOf(child.entry);
    expect(await smokeTestWith(child.entry)(modelPath, signal)).toEqual({ isUsable: true });
  });

  it('says why one does not', async () => {
    const { modelPath } = await stageOf(child.entry);
    await truncate(modelPath, 8);
    const reason = expect.stringContaining('is cut short');
    expect(await smokeTestWith(child.entry)(modelPath, signal)).toEqual({ isUsable: false, reason });
  });

  it('is given up when it is stopped', async () => {
    const { modelPath } = await stageOf(child.entry);
    const stopper = new AbortController();
    const tried = smokeTestWith(child.entry)(modelPath, stopper.signal);
    stopper.abort();
    await expect(tried).rejects.toMatchObject({ name: 'AbortError' });
  });
});
