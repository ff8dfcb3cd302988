import { createFakeEmbedder } from '../../../ports/testing/fake-embedder.ts';
import type { Embedder } from '../../../ports/embedder.ts';
import { FakeMemoryIndex } from '../../../ports/testing/fake-memory-index.ts';
import { memoryOfFakes } from '../../memory/testing/memory-of-fakes.ts';
import { createSampleLife } from '../sample.ts';

/** The sample and the memory it goes into, with all that was told of it. */
export function sampleOfFakes(embedder: Embedder = createFakeEmbedder()) {
  const kept: boolean[] = [];
  const fakes = memoryOfFakes({ index: new FakeMemoryIndex(), embedder });
  let last = Promise.resolve();
  const sample = createSampleLife({
    ...fakes,
    inTurn: async (work) => {
      // One that failed is over, too.
      last = last.catch(() => undefined).then(work);
      return last;
    },
    onKept: ({ first }) => void kept.push(first),
  });
  return { ...fakes, sample, kept };
}
