import { FakeClock } from '../../../shared/testing/fakes.ts';
import { FakeMemoryMerger } from './fake-memory-merger.ts';
import { FakeMemoryRepository } from './fake-memory-repository.ts';
import { memoryMergerContract } from './memory-merger-contract.ts';
import { memoryRepositoryContract } from './memory-repository-contract.ts';
import { talkMergerContract } from './talk-merger-contract.ts';

const openPair = async () => {
  const repository = new FakeMemoryRepository(new FakeClock());
  return { repository, merger: new FakeMemoryMerger(repository) };
};

memoryRepositoryContract('the fake', async () => new FakeMemoryRepository(new FakeClock()));
memoryMergerContract('the fake', openPair);
talkMergerContract('the fake', openPair);
