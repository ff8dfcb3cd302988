import { describe, expect, it } from 'vitest';
import { createDrafts } from '../../engine/drafts.ts';
import { FakeTabs } from '../../ports/testing/fake-tabs.ts';
import { MemoryStorage } from '../../ports/testing/memory-storage.ts';
import { draftPlace, dropSaved, NEW_FACT_PLACE } from './draft-place.ts';

describe('a draft that was saved', () => {
  it.each([
    ['nothing was written since', 'saved', 'saved', undefined],
    ['there is only white space since', 'saved', 'saved \n', undefined],
    ['more was written since', 'saved', 'saved and on', ' and on'],
    ['it was changed in the middle since', 'saved', 'was saved', 'was saved'],
    ['it was dropped since', 'saved', undefined, undefined],
  ])('leaves what is not saved yet when %s', (_, saved, now, left) => {
    const drafts = createDrafts(new MemoryStorage(), new FakeTabs().open());
    drafts.write('other', 'untouched');
    if (now !== undefined) drafts.write(NEW_FACT_PLACE, now);
    dropSaved(drafts, NEW_FACT_PLACE, saved);
    expect(drafts.getState()).toEqual({
      other: 'untouched',
      ...(left === undefined ? {} : { [NEW_FACT_PLACE]: left }),
    });
  });
});

it('no note has the place of the new one', () => {
  expect(draftPlace('01900000-0000-7000-8000-000000000001')).not.toBe(NEW_FACT_PLACE);
});
