import { beforeAll, expect, it } from 'vitest';
import { isDuplicate } from '../../../shared/domain/learning/same-candidate.ts';
import {
  MORE_MEANING,
  OTHER_MEANING,
  SAME_MEANING,
} from '../../../shared/domain/learning/testing/same-meaning.ts';
import { createFakeEmbedder } from '../../ports/testing/fake-embedder.ts';
import { createStaticEncoder, type StaticEncoder } from '../../workers/embedding/static-encoder.ts';
import { readBuiltInFiles } from '../../workers/embedding/testing/built-in-files.ts';
import { embedderOf } from '../memory/testing/memory-of-fakes.ts';
import { closeTo } from './closeness.ts';

const MODEL = 'nima-embed-en-v1';
const never = new AbortController().signal;
let encoder: StaticEncoder;
beforeAll(async () => {
  encoder = createStaticEncoder({ ...(await readBuiltInFiles(MODEL)), config: { id: MODEL } });
});

/** The pairs whose first is known where the second is, told by the model that ships. */
async function taken(pairs: readonly (readonly [string, string])[]): Promise<readonly string[]> {
  const embedder = embedderOf(encoder);
  await embedder.model(never);
  const all: string[] = [];
  for (const [text, known] of pairs) {
    const [closeness = null] = (await closeTo(never, embedder, text, [known])) ?? [];
    if (isDuplicate({ text }, [{ text: known, closeness }])) all.push(text);
  }
  return all;
}

it('takes sentences of one form for no other, and two thirds of those that say the same for one', async () => {
  expect(await taken([...OTHER_MEANING, ...MORE_MEANING])).toEqual([]);
  expect((await taken(SAME_MEANING)).length / SAME_MEANING.length).toBeGreaterThan(0.66);
});

it('is known of nothing where no model is awake, or it went away; who stops it is not answered', async () => {
  const embedder = createFakeEmbedder();
  expect(await closeTo(never, embedder, 'a', ['a'])).toBeNull();
  expect(await closeTo(never, null, 'a', ['a'])).toBeNull();
  await embedder.model(never);
  expect(await closeTo(never, embedder, 'a', ['a', 'b'])).toEqual([1, 0]);
  expect(await closeTo(never, embedder, 'a', [])).toBeNull();
  await expect(closeTo(AbortSignal.abort(), embedder, 'a', ['a'])).rejects.toThrow(/abort/i);
  embedder.isHere = false;
  expect(await closeTo(never, embedder, 'a', ['a'])).toBeNull();
});
