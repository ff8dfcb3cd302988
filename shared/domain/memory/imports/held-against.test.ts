import { expect, it } from 'vitest';
import { heldAgainst } from './held-against.ts';

const FILE = {
  verdict: 'accept' as const,
  message: { code: 'accepted' as const, values: { count: 5, refused: 0 } },
  notes: [{ code: 'date_replaced' as const, count: 1 }],
  refused: 0,
};

it('a file is what it was where all of it may lie where it says', () => {
  expect(heldAgainst(FILE, { elsewhere: 0 })).toEqual(FILE);
});

it('a file of which some lies elsewhere here is taken in part, and says so', () => {
  expect(heldAgainst(FILE, { elsewhere: 2 })).toEqual({
    verdict: 'partial',
    message: { code: 'partial', values: { count: 3, refused: 2 } },
    notes: [{ code: 'elsewhere', count: 2 }, ...FILE.notes],
    refused: 2,
  });
});
