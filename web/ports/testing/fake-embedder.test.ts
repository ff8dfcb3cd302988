import { embedderContract } from './embedder-contract.ts';
import { createFakeEmbedder } from './fake-embedder.ts';

embedderContract(
  'the fake',
  () => createFakeEmbedder(),
  () => Object.assign(createFakeEmbedder(), { isHere: false }),
);
