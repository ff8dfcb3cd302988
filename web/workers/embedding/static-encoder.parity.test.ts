import { env, pipeline } from '@xenova/transformers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStaticEncoder } from './static-encoder.ts';
import { benchAbsent, REFERENCE_MODELS } from './testing/absent.ts';
import { arbitraryText } from './testing/arbitrary-text.ts';
import { readBuiltInFiles } from './testing/built-in-files.ts';

const MODEL = 'nima-embed-en-v1';

describe.skipIf(benchAbsent(MODEL))('the built-in model, beside its ONNX form in transformers.js', () => {
  it('gives the same vectors for 500 varied texts', async () => {
    Object.assign(env, { allowRemoteModels: false, localModelPath: REFERENCE_MODELS, useFSCache: false });
    const reference = await pipeline('feature-extraction', MODEL);
    const encoder = createStaticEncoder({ ...(await readBuiltInFiles(MODEL)), config: { id: MODEL } });
    const texts = fc.sample(arbitraryText, { seed: 20_260_102, numRuns: 500 });
    texts.push('word '.repeat(700), 'Je me souviens déjà. '.repeat(200));
    let compared = 0;
    for (const text of texts) {
      const own = encoder.embed([text]);
      const { data } = await reference(text, { pooling: 'mean', normalize: true }).catch(() => ({
        data: [],
      }));
      // A text of which nothing is known has no direction: an error or not a number there, zeros here.
      const expected = Array.from(encoder.embed(['']), (zero, at) => data[at] || zero);
      if (data.length > 0) compared += 1;
      const apart = expected.reduce(
        (most, value, at) => Math.max(most, Math.abs(value - (own[at] ?? NaN))),
        0,
      );
      expect(apart, JSON.stringify(text)).toBeLessThanOrEqual(1e-5);
    }
    expect(compared).toBeGreaterThan(450);
  });
});
