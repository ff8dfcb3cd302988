import { describe, expect, it } from 'vitest';
import { buildNote } from '../../../shared/testing/builders.ts';
import { CountingIds } from '../../../shared/testing/fakes.ts';
import { NEW_NOTE_PLACE, draftPlace } from './draft-place.ts';
import { findUnkept } from './unkept.ts';

const ids = new CountingIds();
const [here, gone] = [ids.next(), ids.next()];
const notes = [buildNote({ id: here, text: 'as kept' })];

describe('what was begun and is not kept', () => {
  it('is nothing where nothing was begun', () => {
    expect(findUnkept({}, notes)).toEqual({ fresh: null, stray: [], changed: new Set() });
  });

  it('is a new note, unless it is blank', () => {
    expect(findUnkept({ [NEW_NOTE_PLACE]: ' a thought ' }, notes)).toEqual({
      fresh: 'a thought',
      stray: [],
      changed: new Set(),
    });
    expect(findUnkept({ [NEW_NOTE_PLACE]: ' \n ' }, notes).fresh).toBeNull();
  });

  it('is a change of a note, unless it says the same', () => {
    expect(findUnkept({ [draftPlace(here)]: 'as changed' }, notes).changed).toEqual(new Set([here]));
    expect(findUnkept({ [draftPlace(here)]: 'as kept\n' }, notes).changed).toEqual(new Set());
  });

  it('is a draft whose note is gone', () => {
    expect(findUnkept({ [draftPlace(gone)]: 'left behind' }, notes).stray).toEqual([
      { id: gone, text: 'left behind' },
    ]);
  });

  it('is no draft of another view', () => {
    expect(findUnkept({ 'chat.1': 'hello' }, notes)).toEqual({ fresh: null, stray: [], changed: new Set() });
  });
});
