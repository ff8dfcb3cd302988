import { FakeMemoryIndex } from './fake-memory-index.ts';
import { memoryIndexContract } from './memory-index-contract.ts';

memoryIndexContract('the fake', async () => new FakeMemoryIndex());
