import type { MemoryState } from '../../../shared/domain/memory/merge/memory-state.ts';
import type { MemoryRepository } from '../memory-repository.ts';

/** All a repository holds, read to the end. */
export async function stateOf(
  repository: MemoryRepository,
  signal: AbortSignal = new AbortController().signal,
): Promise<MemoryState> {
  const { profile, persona, ...all } = await repository.everything(signal);
  return {
    profile,
    persona,
    facts: await collected(all.facts),
    passages: await collected(all.passages),
    history: await collected(all.history),
    earlier: await collected(all.earlier),
    erasures: await collected(all.erasures),
    conversations: await collected(all.conversations),
    messages: await collected(all.messages),
    offers: await collected(all.offers),
    folds: await collected(all.folds),
  };
}

async function collected<Kept>(pieces: AsyncIterable<readonly Kept[]>): Promise<Kept[]> {
  const all: Kept[] = [];
  for await (const piece of pieces) all.push(...piece);
  return all;
}
