import { expect, it } from 'vitest';
import { NEW_FACT_PLACE, draftPlace } from './draft-place.ts';
import { findUnkept } from './unkept.ts';

it('what was begun is told from what is nothing, and from drafts of other views', () => {
  const drafts = {
    [NEW_FACT_PLACE]: ' a thought ',
    [draftPlace('1')]: 'changed',
    [draftPlace('2')]: ' ',
    chat: 'hi',
  };
  expect(findUnkept(drafts)).toEqual({ fresh: 'a thought', begun: [{ id: '1', text: 'changed' }] });
  expect(findUnkept({ [NEW_FACT_PLACE]: '\n' })).toEqual({ fresh: null, begun: [] });
});
