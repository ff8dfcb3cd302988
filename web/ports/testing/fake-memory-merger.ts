import type { MemoryState } from '../../../shared/domain/memory/merge/memory-state.ts';
import { mergeMemory } from '../../../shared/domain/memory/merge/merge-memory.ts';
import type { Merged, MemoryMerger } from '../memory-merger.ts';
import type { FakeMemoryRepository } from './fake-memory-repository.ts';

/** Merges into the fake repository. */
export class FakeMemoryMerger implements MemoryMerger {
  readonly #repository: FakeMemoryRepository;
  readonly #staged = new Map<string, MemoryState[]>();

  constructor(repository: FakeMemoryRepository) {
    this.#repository = repository;
  }

  async stage(job: string, order: number, piece: MemoryState): Promise<void> {
    const pieces = this.#staged.get(job) ?? [];
    pieces[order] = piece;
    this.#staged.set(job, pieces);
  }

  async merge(job: string, onProgress: (piecesDone: number) => void = () => undefined): Promise<Merged> {
    const pieces = this.#staged.get(job) ?? [];
    this.#staged.delete(job);
    const before = this.#repository.state();
    const known = new Map(before.facts.map((fact) => [fact.id, fact]));
    let after = before;
    for (const [done, piece] of pieces.entries()) {
      after = mergeMemory(after, piece);
      onProgress(done + 1);
    }
    this.#repository.take(after);
    const newIn = (kind: 'conversations' | 'messages') => {
      const here = new Set(before[kind].map(({ id }) => id));
      return after[kind].filter(({ id }) => !here.has(id)).length;
    };
    const fresh = after.facts.filter((fact) => known.get(fact.id) !== fact);
    const added = fresh.filter(({ id }) => !known.has(id)).length;
    const brought = pieces.reduce((sum, { facts }) => sum + facts.length, 0);
    return {
      added,
      changed: fresh.length - added,
      unchanged: brought - fresh.length,
      conversations: newIn('conversations'),
      messages: newIn('messages'),
    };
  }

  async drop(job?: string): Promise<void> {
    if (job === undefined) this.#staged.clear();
    else this.#staged.delete(job);
  }
}
