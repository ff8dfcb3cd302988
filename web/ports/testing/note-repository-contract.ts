import { describe, expect, it } from 'vitest';
import type { Note } from '../../../shared/schemas/index.ts';
import { buildNote } from '../../../shared/testing/builders.ts';
import { CountingIds } from '../../../shared/testing/fakes.ts';
import type { NoteRepository } from '../note-repository.ts';

/** What every note repository keeps to; the fake and the real one both run it. `open` gives an empty one. */
export function noteRepositoryContract(name: string, open: () => Promise<NoteRepository>): void {
  describe(`${name} as a note repository`, () => {
    const ids = new CountingIds();
    const noteAt = (createdAt: number, parts: Partial<Note> = {}) =>
      buildNote({ id: ids.next(), createdAt, ...parts });

    it('gives back what was put, exactly', async () => {
      const repository = await open();
      const note = noteAt(1, { text: 'ünïcode 🪨\n\tand a lone \ud800 surrogate' });
      await repository.put(note);
      expect(await repository.get(note.id)).toEqual(note);
    });

    it('gives nothing for an unknown id', async () => {
      expect(await (await open()).get(ids.next())).toBeUndefined();
    });

    it('replaces a note that is put again', async () => {
      const repository = await open();
      const note = noteAt(1);
      await repository.put(note);
      await repository.put({ ...note, text: 'changed' });
      expect((await repository.get(note.id))?.text).toBe('changed');
      expect(await firstSeen(repository)).toHaveLength(1);
    });

    it('changes a note as it is now, not as it was read', async () => {
      const repository = await open();
      const note = noteAt(1, { text: 'a' });
      await repository.put(note);
      const add = (letter: string) =>
        repository.change(note.id, (now) => ({ ...now, text: now.text + letter }));
      await Promise.all([add('b'), add('c'), add('d')]);
      expect((await repository.get(note.id))?.text).toHaveLength(4);
      expect(await repository.change(ids.next(), (now) => now)).toBeUndefined();
    });

    it('leaves a note as it was when its change throws', async () => {
      const repository = await open();
      const note = noteAt(1);
      await repository.put(note);
      const failure = new Error('changed my mind');
      await expect(
        repository.change(note.id, () => {
          throw failure;
        }),
      ).rejects.toSatisfy((thrown: Error) => thrown === failure || thrown.cause === failure);
      expect(await repository.get(note.id)).toEqual(note);
    });

    it('is empty until something is put, and not again when that is deleted', async () => {
      const repository = await open();
      expect(await repository.isEmpty()).toBe(true);
      await repository.put(noteAt(1, { deletedAt: 2 }));
      expect(await repository.isEmpty()).toBe(false);
    });

    it('shows notes newest first and leaves deleted ones out', async () => {
      const repository = await open();
      const [old, young, gone] = [noteAt(1), noteAt(3), noteAt(2, { deletedAt: 9 })];
      for (const note of [old, young, gone]) await repository.put(note);
      expect(await firstSeen(repository)).toEqual([young, old]);
    });

    it('shows each change to those who watch, until they stop', async () => {
      const repository = await open();
      const seen: string[][] = [];
      const changes = new Waiter();
      const stop = repository.watch((notes) => {
        seen.push(notes.map(({ text }) => text));
        changes.wake();
      }, failTest);
      await changes.until(() => seen.length > 0);
      await repository.put(noteAt(1, { text: 'one' }));
      await changes.until(() => seen.at(-1)?.includes('one') === true);
      await repository.put(noteAt(2, { text: 'two' }));
      await changes.until(() => seen.at(-1)?.join() === 'two,one');
      stop();
      const sofar = seen.length;
      await repository.put(noteAt(3, { text: 'three' }));
      expect(await firstSeen(repository)).toHaveLength(3);
      expect(seen).toHaveLength(sofar);
    });

    it('keeps a thousand notes put at once', async () => {
      const repository = await open();
      await Promise.all(Array.from({ length: 1_000 }, async (_, at) => repository.put(noteAt(at))));
      expect(await firstSeen(repository)).toHaveLength(1_000);
    });
  });
}

async function firstSeen(repository: NoteRepository): Promise<Note[]> {
  return new Promise((resolve, reject) => {
    const stop = repository.watch((notes) => {
      resolve(notes);
      queueMicrotask(() => stop());
    }, reject);
  });
}

function failTest(error: unknown): never {
  throw error;
}

/** Waits for a condition that changes with events, without looking at the clock. */
class Waiter {
  #waiting: (() => void)[] = [];

  wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}
