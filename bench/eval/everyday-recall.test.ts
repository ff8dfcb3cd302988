import { expect, it } from 'vitest';
import { createStaticEncoder } from '../../web/workers/embedding/static-encoder.ts';
import { readBuiltInFiles } from '../../web/workers/embedding/testing/built-in-files.ts';
import { everyday } from './everyday-memory.ts';
import { askEveryday } from './everyday-recall.ts';

const MODEL = 'nima-embed-en-v1';

it('asks the recall of the app, and knows what it would have found without time', async () => {
  const encoder = createStaticEncoder({ ...(await readBuiltInFiles(MODEL)), config: { id: MODEL } });
  const told = [
    '2025-01-03 rent My rent is 900 a month.',
    '2025-03-03 kettle The kettle is blue.',
    '2025-06-03 rent My rent is 950 a month.',
  ].join('\n');
  const asked = 'now rent.2: how much is my rent?\nnone -: zebra';
  const [rent, none] = await askEveryday(everyday('Someone', '2025-09-01', told, asked), encoder);
  expect(rent?.found[0]).toBe('rent.2');
  expect(rent?.found.toSorted()).toEqual(rent?.foundWithoutTime.toSorted());
  expect(rent?.foundWithoutTime).toContain('rent.1');
  expect(rent?.bestScore).toBeGreaterThan(none?.bestScore ?? Infinity);
});
