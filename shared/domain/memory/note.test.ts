import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTE_MAX_LENGTH, note as noteSchema } from '../../schemas/index.ts';
import { buildNote } from '../../testing/builders.ts';
import { CountingIds, FakeClock } from '../../testing/fakes.ts';
import { findNotes, fold, rewriteNote, tidy, writeNote } from './note.ts';

const parts = () => ({ clock: new FakeClock(), ids: new CountingIds() });

describe('writing a note', () => {
  it.each([
    ['  a line ', 'a line'],
    ['\n \n    indented:\n      yaml \n\n', '    indented:\n      yaml'],
    ['\r\n\ttabs\r\n', 'tabs'],
    ['  \n ', ''],
  ])('tidies %j to %j, once and for all', (text, tidied) => {
    expect(tidy(text)).toBe(tidied);
    expect(tidy(tidied)).toBe(tidied);
  });

  it('keeps the text as written, without the blank around it', () => {
    const note = writeNote('\n  two\n  lines \n', parts());
    expect(note.text).toBe('  two\n  lines');
    expect(note).toMatchObject({ deletedAt: null, createdAt: note.updatedAt });
  });

  it('makes a record that its schema accepts, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        fc.pre(text.trim() !== '');
        expect(noteSchema.safeParse(writeNote(text, parts())).success).toBe(true);
      }),
      { seed: 1 },
    );
  });

  it.each(['', '   ', '\n\t'])('refuses %j: there is nothing to keep', (text) => {
    expect(() => writeNote(text, parts())).toThrowError(expect.objectContaining({ code: 'note_empty' }));
  });

  it('refuses one character too many and names the numbers', () => {
    expect(writeNote('a'.repeat(NOTE_MAX_LENGTH), parts()).text).toHaveLength(NOTE_MAX_LENGTH);
    expect(() => writeNote('a'.repeat(NOTE_MAX_LENGTH + 1), parts())).toThrowError(
      expect.objectContaining({
        code: 'note_too_long',
        details: { length: NOTE_MAX_LENGTH + 1, limit: NOTE_MAX_LENGTH },
      }),
    );
  });
});

describe('rewriting a note', () => {
  it('changes text and time, never identity or birth', () => {
    const clock = new FakeClock();
    const note = buildNote({ createdAt: clock.now() });
    clock.advance(5_000);
    expect(rewriteNote(note, ' new ', clock)).toEqual({ ...note, text: 'new', updatedAt: clock.now() });
  });

  it('refuses to empty a note: that is what deleting is for', () => {
    expect(() => rewriteNote(buildNote(), ' ', new FakeClock())).toThrowError(
      expect.objectContaining({ code: 'note_empty' }),
    );
  });
});

describe('finding notes', () => {
  const ids = new CountingIds();
  const [civic, cafe, gone] = [
    buildNote({ id: ids.next(), text: 'I drive a 2014 Civic', createdAt: 1 }),
    buildNote({ id: ids.next(), text: 'Café Ångström opens at eight', createdAt: 2 }),
    buildNote({ id: ids.next(), text: 'A Civic that was sold', createdAt: 3, deletedAt: 4 }),
  ];
  const notes = [civic, cafe, gone];

  it('gives all that are not deleted, newest first, without a query', () => {
    expect(findNotes(notes, ' ')).toEqual([cafe, civic]);
  });

  it('asks for every word, in any order, case and accent aside', () => {
    expect(findNotes(notes, 'civic DRIVE')).toEqual([civic]);
    expect(findNotes(notes, 'angstrom cafe')).toEqual([cafe]);
    expect(findNotes(notes, 'civic tomorrow')).toEqual([]);
  });

  it('keeps a fixed order among notes of the same moment: the later id first', () => {
    const twins = [buildNote({ id: ids.next() }), buildNote({ id: ids.next() })];
    const order = [twins[1], twins[0]];
    expect(findNotes(twins, '')).toEqual(order);
    expect(findNotes(order as typeof twins, '')).toEqual(order);
  });

  it('finds a note by any word of its own text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(text.trim() !== '');
        const note = buildNote({ text });
        for (const word of text.split(/\s+/).filter(Boolean)) expect(findNotes([note], word)).toEqual([note]);
      }),
      { seed: 2 },
    );
  });

  it('finds a Greek word by its beginning, wherever its last sigma stands', () => {
    const note = buildNote({ text: 'Η ΟΔΟΣ' });
    for (const query of ['οδος', 'οδοσ', 'ΟΔΟΣ', 'οδο']) expect(findNotes([note], query)).toEqual([note]);
    expect(findNotes([buildNote({ text: 'οδοστρωτήρας' })], 'ΟΔΟΣ')).toHaveLength(1);
  });

  it('folds a text as it folds its characters, so that what is found can be shown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(Array.from(text, fold).join('')).toBe(fold(text));
      }),
      { seed: 4, numRuns: 1000 },
    );
  });

  it.each(['İstanbul', 'K', 'Ǆ', 'ß'])('folds %s once and for all', (text) => {
    expect(fold(fold(text))).toBe(fold(text));
  });

  it('folds a folded word to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { seed: 3 },
    );
  });
});
