import fc from 'fast-check';
import type { IndexedItem, IndexFilter, IndexQuery } from '../../../../ports/memory-index.ts';

export const DIMENSION = 4;
const NOW = Date.UTC(2026, 5, 15);
const DAY = 86_400_000;

/** Few words and few names, so that things meet. */
const VOCABULARY = [
  'garden',
  'gardening',
  'music',
  'musician',
  'Paris',
  'the',
  'I',
  'yesterday',
  'three',
  'kitchen?',
  'kitchem',
  'work',
  'worked',
  '[a picture of a garden]',
  '京都に行く',
  'café.',
];

const text = fc.array(fc.constantFrom(...VOCABULARY), { maxLength: 8 }).map((words) => words.join(' '));
/** At every hour of a day: which day it is depends on the clock. */
const moment = fc.integer({ min: 0, max: 400 * 24 }).map((hours) => NOW - (hours * DAY) / 24);

export const vector = fc
  .array(fc.integer({ min: -8, max: 8 }), { minLength: DIMENSION, maxLength: DIMENSION })
  .map((values) => {
    const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
    return values.map((value) => (length > 0 ? Math.fround(value / length) : 0));
  });

/** UUIDs, as records have them, and others, as tests and packs may. */
function idOf(number: number): string {
  return number % 3 === 0 ? `id-${number}` : `01900000-0000-7000-9000-0000000000${number + 10}`;
}

export const item: fc.Arbitrary<IndexedItem> = fc.record({
  id: fc.integer({ min: 0, max: 14 }).map(idOf),
  kind: fc.constantFrom('fact', 'fact', 'passage', 'passage', 'message', 'packFact'),
  text,
  category: fc.constantFrom('work', 'garden', 'other'),
  source: fc.constantFrom('explicit', 'import'),
  at: moment,
  speaker: fc.constantFrom(null, 'Anna Smith', 'Anna Jones', 'Boris'),
  session: fc.constantFrom(null, 's1', 's2'),
  order: fc.integer({ min: 0, max: 6 }),
  pinned: fc.boolean(),
  superseded: fc.constantFrom(false, false, true),
  validFrom: fc.option(moment),
  validTo: fc.option(moment),
  revision: fc.constant(''),
});

const words = fc.constantFrom(
  'garden',
  'musik',
  'kitchen',
  'gard',
  'wor',
  'Anna',
  'Smith',
  'Boris',
  'Paris',
  'my',
  'kind',
  'in March 2026',
  'yesterday',
  '京都',
  '都',
  'the',
);

export const filter: fc.Arbitrary<IndexFilter> = fc.record(
  {
    kinds: fc.subarray(['fact', 'passage', 'message', 'packFact'] as const, { minLength: 1 }),
    categories: fc.subarray(['work', 'garden', 'other'], { minLength: 1 }),
    sources: fc.subarray(['explicit', 'import'], { minLength: 1 }),
    from: fc.constant(NOW - 350 * DAY),
    to: moment,
    pinned: fc.boolean(),
    superseded: fc.constantFrom('hide', 'show', 'only'),
    asOf: moment,
    now: moment,
  },
  { requiredKeys: [] },
);

/** Half of them without any filter: what is found is looked at more closely than what is not. */
export const query: fc.Arbitrary<IndexQuery> = fc
  .tuple(
    fc.record({
      text: fc
        .tuple(fc.constantFrom('', 'When did', 'Who', 'How many'), fc.array(words, { maxLength: 4 }))
        .map(([start, rest]) => [start, ...rest].join(' ')),
      vector: fc.option(vector.map((values) => Float32Array.from(values))),
      k: fc.constant(50),
      now: fc.constant(NOW),
      timeZone: fc.constantFrom('UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'),
      typing: fc.boolean(),
      withoutNeighbours: fc.boolean(),
    }),
    fc.oneof(fc.constant({ superseded: 'show' as const }), filter),
  )
  .map(([asked, filtered]) => ({ ...filtered, ...asked }));

export type Step =
  | { readonly kind: 'put'; readonly item: IndexedItem; readonly vector: number[] | null }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'reopen' };

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({ kind: fc.constant('put' as const), item, vector: fc.option(vector) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('remove' as const), id: item.map(({ id }) => id) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('reopen' as const) }) },
  ),
  { minLength: 1, maxLength: 40 },
);
