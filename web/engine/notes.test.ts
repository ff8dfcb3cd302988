import { describe, expect, it, vi } from 'vitest';
import { NOTE_MAX_LENGTH, type Note } from '../../shared/schemas/index.ts';
import { CountingIds, FakeClock } from '../../shared/testing/fakes.ts';
import { FakeNoteRepository } from '../ports/testing/fake-note-repository.ts';
import { createNotes } from './notes.ts';

function open() {
  const repository = new FakeNoteRepository();
  const clock = new FakeClock();
  const onKept = vi.fn();
  return {
    repository,
    clock,
    onKept,
    notes: createNotes({ repository, clock, ids: new CountingIds(), onKept }),
  };
}

async function shown({ notes }: ReturnType<typeof open>): Promise<Note[]> {
  return new Promise((resolve, reject) => {
    const stop = notes.watch((list) => {
      resolve(list);
      queueMicrotask(() => stop());
    }, reject);
  });
}

describe('a note', () => {
  it('is kept before it is given back', async () => {
    const { notes, repository } = open();
    const note = await notes.write(' The fan starts at 62 °C. ');
    expect(note.text).toBe('The fan starts at 62 °C.');
    expect(await repository.get(note.id)).toEqual(note);
  });

  it('is rewritten in its place', async () => {
    const opened = open();
    const note = await opened.notes.write('sixty');
    opened.clock.advance(60_000);
    const rewritten = await opened.notes.rewrite(note, 'sixty-two');
    expect(rewritten).toEqual({ ...note, text: 'sixty-two', updatedAt: note.createdAt + 60_000 });
    expect(await shown(opened)).toEqual([rewritten]);
  });

  it('leaves the list when removed, and comes back as it was', async () => {
    const opened = open();
    const note = await opened.notes.write('not for long');
    opened.clock.advance(1_000);
    await opened.notes.remove(note);
    expect(await shown(opened)).toEqual([]);
    expect(await opened.repository.get(note.id)).toEqual({ ...note, deletedAt: note.createdAt + 1_000 });
    await opened.notes.restore(note);
    expect(await shown(opened)).toEqual([note]);
  });

  it('is removed and brought back as it is now, not as it was when it was opened', async () => {
    const { notes, repository } = open();
    const opened = await notes.write('as opened');
    await notes.rewrite(opened, 'as changed in another tab');
    await notes.remove(opened);
    await notes.restore(opened);
    expect(await repository.get(opened.id)).toMatchObject({
      text: 'as changed in another tab',
      deletedAt: null,
    });
  });

  it('is kept when it is kept, though another tab has just removed it', async () => {
    const opened = open();
    const note = await opened.notes.write('before');
    await opened.notes.remove(note);
    const kept = await opened.notes.rewrite(note, 'after');
    expect(kept).toMatchObject({ id: note.id, text: 'after', deletedAt: null });
    expect(await shown(opened)).toEqual([kept]);
  });

  it('is written anew when it is gone for good, and stays gone when it is removed or brought back', async () => {
    const [here, elsewhere] = [open(), open()];
    const gone = await elsewhere.notes.write('from a memory that is no more');
    await here.notes.remove(gone);
    await here.notes.restore(gone);
    expect(await here.repository.isEmpty()).toBe(true);
    const kept = await here.notes.rewrite(gone, 'still wanted');
    expect(await shown(here)).toEqual([kept]);
    expect(here.onKept.mock.calls).toEqual([[{ first: true }]]);
  });

  it('is found by those who watch, newest first', async () => {
    const opened = open();
    const first = await opened.notes.write('first');
    opened.clock.advance(1);
    const second = await opened.notes.write('second');
    expect(await shown(opened)).toEqual([second, first]);
  });
});

describe('the word that something was kept', () => {
  it('comes after writing and rewriting, never after removing', async () => {
    const { notes, onKept } = open();
    const note = await notes.write('one');
    await notes.rewrite(note, 'two');
    expect(onKept.mock.calls).toEqual([[{ first: true }], [{ first: false }]]);
    await notes.remove(note);
    await notes.restore(note);
    expect(onKept).toHaveBeenCalledTimes(2);
  });

  it('says "first" once in the life of a memory, also when that first note is gone', async () => {
    const { notes, onKept } = open();
    await notes.remove(await notes.write('one'));
    await notes.write('two');
    expect(onKept.mock.calls).toEqual([[{ first: true }], [{ first: false }]]);
  });

  it.each([
    ['nothing to keep', ' \n ', 'note_empty'],
    ['more than a note holds', 'a'.repeat(NOTE_MAX_LENGTH + 1), 'note_too_long'],
  ])('does not come for %s', async (_, text, code) => {
    const { notes, repository, onKept } = open();
    await expect(notes.write(text)).rejects.toMatchObject({ code });
    expect(onKept).not.toHaveBeenCalled();
    expect(await repository.isEmpty()).toBe(true);
  });

  it('does not come when the storage failed, and the failure passes untouched', async () => {
    const { notes, repository, onKept } = open();
    const note = await notes.write('kept');
    repository.failure = new Error('disk full');
    for (const attempt of [
      notes.write('lost'),
      notes.rewrite(note, 'lost'),
      notes.remove(note),
      notes.restore(note),
    ]) {
      await expect(attempt).rejects.toBe(repository.failure);
    }
    expect(onKept).toHaveBeenCalledTimes(1);
    expect(await repository.get(note.id)).toEqual(note);
  });
});
