import { rewriteNote, writeNote } from '../../shared/domain/memory/note.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Ids } from '../../shared/ports/ids.ts';
import type { Note } from '../../shared/schemas/index.ts';
import type { NoteRepository } from '../ports/note-repository.ts';

/** What a person can do with notes. Each promise resolves when the change is durable. */
export interface Notes {
  write(text: string): Promise<Note>;
  rewrite(note: Note, text: string): Promise<Note>;
  remove(note: Note): Promise<void>;
  /** Brings a removed note back as it was. */
  restore(note: Note): Promise<void>;
  watch: NoteRepository['watch'];
}

export interface NotesParts {
  repository: NoteRepository;
  clock: Clock;
  ids: Ids;
  /** Told after every note kept, and whether it was the very first: from then on there is something to lose. */
  onKept: (kept: { first: boolean }) => void;
}

export function createNotes({ repository, clock, ids, onKept }: NotesParts): Notes {
  const keep = async (note: Note): Promise<Note> => {
    const first = await repository.isEmpty();
    await repository.put(note);
    onKept({ first });
    return note;
  };
  return {
    write: async (text) => keep(writeNote(text, { clock, ids })),
    rewrite: async (note, text) => {
      // Removed in another tab meanwhile, it comes back; gone for good, it is written anew: what a person keeps is kept.
      const rewritten = await repository.change(note.id, (current) => ({
        ...rewriteNote(current, text, clock),
        deletedAt: null,
      }));
      if (!rewritten) return keep(rewriteNote(note, text, clock));
      onKept({ first: false });
      return rewritten;
    },
    remove: async (note) => {
      await repository.change(note.id, (current) => ({ ...current, deletedAt: clock.now() }));
    },
    restore: async (note) => {
      await repository.change(note.id, (current) => ({ ...current, deletedAt: null }));
    },
    watch: (onNotes, onError) => repository.watch(onNotes, onError),
  };
}
