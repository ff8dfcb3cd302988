import type { Note } from '../../../shared/schemas/index.ts';
import type { NoteRepository } from '../note-repository.ts';

/** Notes in a map. Watchers are told a turn later, as by a database. */
export class FakeNoteRepository implements NoteRepository {
  readonly #notes = new Map<string, Note>();
  readonly #watchers = new Set<() => void>();
  /** Set to make the next writes fail, as a full disk would. */
  failure: Error | null = null;
  /** Set to make writes wait, as a slow disk would. */
  slow: Promise<void> | null = null;

  /** Set to make watchers hear late of what is written, as of a long list. */
  late: Promise<void> | null = null;

  async get(id: string): Promise<Note | undefined> {
    return this.#notes.get(id);
  }

  async isEmpty(): Promise<boolean> {
    return this.#notes.size === 0;
  }

  async put(note: Note): Promise<void> {
    if (this.slow) await this.slow;
    if (this.failure) throw this.failure;
    this.#notes.set(note.id, note);
    const heard = this.late ?? Promise.resolve();
    for (const tell of this.#watchers) void heard.then(tell);
  }

  async change(id: string, change: (note: Note) => Note): Promise<Note | undefined> {
    const note = this.#notes.get(id);
    if (!note) return undefined;
    const changed = change(note);
    await this.put(changed);
    return changed;
  }

  watch(onNotes: (notes: Note[]) => void): () => void {
    const tell = () => {
      if (!this.#watchers.has(tell)) return;
      const kept = [...this.#notes.values()].filter(({ deletedAt }) => deletedAt === null);
      onNotes(kept.toSorted((a, b) => b.createdAt - a.createdAt));
    };
    this.#watchers.add(tell);
    queueMicrotask(tell);
    return () => void this.#watchers.delete(tell);
  }
}
