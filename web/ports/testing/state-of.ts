import type { MemoryState } from '../../../shared/domain/memory/merge/memory-state.ts';
import type { MemoryRepository } from '../memory-repository.ts';

/** All a repository holds, read to the end. */
export async function stateOf(
  repository: MemoryRepository,
  signal: AbortSignal = new AbortController().signal,
): Promise<MemoryState> {
  const { profile, facts, passages, history, earlier, erasures } = await repository.everything(signal);
  return {
    profile,
    facts: await collected(facts),
    passages: await collected(passages),
    history: await collected(history),
    earlier: await collected(earlier),
    erasures: await collected(erasures),
  };
}

async function collected<Kept>(pieces: AsyncIterable<readonly Kept[]>): Promise<Kept[]> {
  const all: Kept[] = [];
  for await (const piece of pieces) all.push(...piece);
  return all;
}
