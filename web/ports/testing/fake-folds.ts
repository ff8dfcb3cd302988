import type { Fold } from '../../../shared/schemas/index.ts';
import type { ConversationRepository } from '../conversations.ts';
import type { FoldChange, FoldRepository } from '../folds.ts';

type Talk = Pick<ConversationRepository, 'conversations'>;

/** Folds in a map, beside the conversations they are of where a test has some. Watchers are told a turn later, as by a database. */
export class FakeFolds implements FoldRepository {
  readonly #talk: Talk | null;
  readonly #folds = new Map<string, Fold>();
  readonly #watchers = new Set<() => void>();
  /** Set to make the next writes fail, as a full disk would. */
  failure: Error | null = null;

  constructor(talk: Talk | null = null) {
    this.#talk = talk;
  }

  async of(conversation: string): Promise<readonly Fold[]> {
    return this.#of(conversation);
  }

  async change(conversation: string, decide: (now: readonly Fold[]) => FoldChange): Promise<void> {
    if (this.failure) throw this.failure;
    if (this.#talk && !(await this.#talk.conversations([conversation]))[0]) return;
    const { keep = [], drop = [] } = decide(this.#of(conversation));
    for (const id of drop) this.#folds.delete(id);
    for (const fold of keep) this.#folds.set(fold.id, fold);
    for (const watcher of this.#watchers) queueMicrotask(watcher);
  }

  watch(_conversation: string, onChange: () => void): () => void {
    this.#watchers.add(onChange);
    queueMicrotask(onChange);
    return () => this.#watchers.delete(onChange);
  }

  #of(conversation: string): readonly Fold[] {
    const folds = [...this.#folds.values()].filter((fold) => fold.conversation === conversation);
    return folds.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }
}
