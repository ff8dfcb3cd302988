import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../testing/runs.ts';
import type { TimedCandidate } from './known.ts';
import { rankOverTime } from './rank-over-time.ts';
import { timedCandidate } from './testing/timed-candidate.ts';

const NOW = Date.UTC(2026, 6, 1);
const LIFE: readonly (readonly [string, string])[] = [
  ['2022-01-10', 'I rehearse on Monday.'],
  ['2022-02-10', 'I live in Bergen.'],
  ['2022-03-10', "Wanda's locker is number 4."],
  ['2022-05-10', 'Wanda rehearses on Friday.'],
  ['2023-01-10', 'I rehearse on Thursday.'],
  ['2023-06-10', 'I live in Oslo.'],
  ['2023-09-10', 'The soup was salty.'],
  ['2024-01-10', 'I rehearse on Sunday.'],
  ['2024-03-10', 'I considered to rehearse on Tuesday but said no.'],
  ['2024-05-10', 'Wanda rehearses on Tuesday.'],
  ['2024-06-10', 'In 2011 I used to rehearse on Saturday.'],
];
const candidates = (
  life: typeof LIFE,
  change: (text: string) => Partial<TimedCandidate> = () => ({}),
): TimedCandidate[] =>
  life.map(([date, text], index) =>
    timedCandidate(text, { id: `f${index}`, at: Date.parse(date), ...change(text) }),
  );

function first(question: string, from = candidates(LIFE)): string | undefined {
  const ranked = rankOverTime({ text: question, vector: null }, NOW, from).toSorted(
    (a, b) => b.adjustment - a.adjustment,
  );
  return from.find(({ id }) => id === ranked[0]?.id)?.text;
}

describe('the version that answers', () => {
  it.each([
    ['Which day do I rehearse?', 'I rehearse on Sunday.'],
    ['Which day did I rehearse before Sunday?', 'I rehearse on Thursday.'],
    ['Which day did I rehearse in May 2023?', 'I rehearse on Thursday.'],
    ['Which day did I rehearse in August 2022?', 'I rehearse on Monday.'],
    ['Which day did I first rehearse?', 'I rehearse on Monday.'],
    ['Which day did I rehearse after Monday?', 'I rehearse on Thursday.'],
    ['Which day does Wanda rehearse?', 'Wanda rehearses on Tuesday.'],
    ['Where do I live?', 'I live in Oslo.'],
    ['Which day did I previously rehearse?', 'I rehearse on Thursday.'],
    ['Which day did I rehearse before 2023?', 'I rehearse on Monday.'],
    ['Which day did I rehearse before 2020?', 'I rehearse on Monday.'],
  ])('%s %s', (question, answer) => {
    expect(first(question)).toBe(answer);
  });

  it.each([
    ['My rent is 900 euros a month.', 'My salary is 3000 euros a month.'],
    ['Rent is 900 euros a month.', 'The boiler is 12 euros a month now.'],
    ['I pay 900 euros rent a month.', 'Insurance costs 40 euros a month now.'],
  ])('is not a later one of another thing: %s %s', (rent, other) => {
    const [before, after] = [
      LIFE.slice(0, 4),
      [
        ['2023-12-01', 'Oslo.'],
        ['2024-01-10', other],
      ],
    ] as const;
    const life = [['2023-01-10', rent], ...before, ...after] as typeof LIFE;
    expect(first('How much is my rent?', candidates(life))).toBe(rent);
  });

  it('is of the owner where several sentences begin with a word that whoever asks writes small', () => {
    const life = [
      ...LIFE,
      ['2024-07-10', 'Rent is 900 euros a month.'],
      ['2024-08-10', 'Rent is 950 euros a month now.'],
    ] as typeof LIFE;
    expect(first('How much is my rent?', candidates(life))).toBe('Rent is 950 euros a month now.');
    expect(first('Which day does Wanda rehearse?', candidates(life))).toBe('Wanda rehearses on Tuesday.');
  });

  it('is a later one in other words that shares a value, or names no other thing', () => {
    const life = [
      ['2022-01-10', 'My rent is 900 euros to Pauwels.'],
      ['2023-01-10', 'The landlord Pauwels takes 950 euros from this month on.'],
    ] as typeof LIFE;
    expect(first('How much is my rent?', candidates(life))).toBe(life[1]?.[1]);
  });

  it('is none for somebody unknown, and none in talk', () => {
    const adjusted = (question: string, life: typeof LIFE) =>
      rankOverTime({ text: question, vector: null }, NOW, candidates(life)).filter(
        ({ adjustment }) => adjustment !== 0,
      );
    expect(adjusted('Which day does Igor rehearse?', LIFE)).toEqual([]);
    expect(adjusted('What is the tallest mountain?', LIFE)).toEqual([]);
    const talk = LIFE.map(([date, text]) => [date, `Hey, did you know? ${text}`] as const);
    expect(adjusted('Which day do I rehearse?', talk)).toEqual([]);
  });

  it('is none where no word of the question says anything', () => {
    expect(
      rankOverTime({ text: 'Where am I?', vector: null }, NOW, [
        ...candidates(LIFE.slice(0, 2)),
        ...candidates(LIFE.slice(4, 5), () => ({ id: 'gone', superseded: true })),
      ]).map(({ adjustment, reason }) => [Math.sign(adjustment), reason]),
    ).toEqual([
      [0, 'not asked for'],
      [0, 'not asked for'],
      [-1, 'superseded'],
    ]);
  });

  it('is not one that is over', () => {
    for (const over of [{ superseded: true }, { validTo: NOW - 1 }]) {
      const life = candidates(LIFE, (text) => (text === 'I live in Oslo.' ? over : {}));
      expect(first('Where do I live?', life)).toBe('I live in Bergen.');
    }
    const later = candidates(LIFE, (text) => (text === 'I live in Oslo.' ? { validTo: NOW + 1 } : {}));
    expect(first('Where do I live?', later)).toBe('I live in Oslo.');
  });

  it('is not what somebody merely said in a talk', () => {
    const talk = candidates([...LIFE, ['2025-01-10', 'Hey, I rehearse on Wednesday, do you?']]);
    expect(first('Which day do I rehearse?', talk)).toBe('I rehearse on Sunday.');
  });

  it('is what a later sentence says of the year that is asked for', () => {
    const kept = candidates(LIFE, (text) =>
      text.startsWith('In 2011') ? { validFrom: Date.UTC(2011, 0, 1) } : {},
    );
    expect(first('Which day did I rehearse in 2011?', kept)).toBe('In 2011 I used to rehearse on Saturday.');
    expect(first('Which day did I rehearse in 2023?', kept)).toBe('I rehearse on Thursday.');
  });

  it('is found by a value of several words, too', () => {
    const life = candidates([
      ['2023-01-10', 'I rehearse in the Upper Mill.'],
      ['2024-01-10', 'I rehearse in the Blue Room.'],
      ['2025-01-10', 'I rehearse in the Glass House.'],
    ]);
    expect(first('Where did I rehearse before the Glass House?', life)).toBe('I rehearse in the Blue Room.');
  });

  it('says why', () => {
    const reasons = Object.fromEntries(
      rankOverTime({ text: 'Which day do I rehearse?', vector: null }, NOW, candidates(LIFE)).map((one) => [
        one.id,
        one.reason,
      ]),
    );
    expect(reasons).toMatchObject({
      f7: 'answers',
      f4: 'other version',
      f3: 'another person',
      f8: 'not asserted',
    });
  });
});

const sentence = fc.constantFrom(
  ...LIFE.map(([, text]) => text),
  'I rehearse on Friday now.',
  '',
  '\u0000',
  '💡 ٣',
);
const candidate = fc.record({
  text: fc.oneof(sentence, fc.string({ unit: 'binary', maxLength: 60 })),
  at: fc.integer({ min: 0, max: NOW }),
  superseded: fc.boolean(),
  score: fc.double({ min: 0, max: 3, noNaN: true }),
});
const many = fc
  .array(candidate, { maxLength: 14 })
  .map((list) => list.map((one, index) => timedCandidate(one.text, { ...one, id: `c${index}` })));
const question = fc.oneof(
  fc.constantFrom('Which day do I rehearse?', 'Where does Wanda live?', 'Where did I live before Oslo?'),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

describe('laws', () => {
  it('what is over never stands before what holds, where the present is asked for', () => {
    fc.assert(
      fc.property(many, (list) => {
        const added = new Map(
          rankOverTime({ text: 'Which day do I rehearse?', vector: null }, NOW, list).map((one) => [
            one.id,
            one.adjustment,
          ]),
        );
        const total = ({ id, score }: TimedCandidate) => score + (added.get(id) ?? 0);
        const worstHolding = Math.min(...list.filter(({ superseded }) => !superseded).map(total));
        const over = list.filter(({ superseded }) => superseded).map(total);
        expect(over.filter((one) => one >= worstHolding)).toEqual([]);
      }),
      { numRuns: runs(1000) },
    );
  });

  it('the order in which candidates come does not matter', () => {
    fc.assert(
      fc.property(question, many, fc.nat(), (text, list, turn) => {
        const by = (of: readonly TimedCandidate[]) =>
          new Map(rankOverTime({ text, vector: null }, NOW, of).map((one) => [one.id, one]));
        const turned =
          list.length > 0
            ? [...list.slice(turn % list.length), ...list.slice(0, turn % list.length)].toReversed()
            : list;
        expect(by(turned)).toEqual(by(list));
      }),
      { numRuns: runs(1000) },
    );
  });

  it('every candidate gets one finite adjustment, whatever is asked', () => {
    fc.assert(
      fc.property(question, many, (text, list) => {
        const found = rankOverTime({ text, vector: null }, NOW, list);
        expect(found.map(({ id }) => id).toSorted()).toEqual(list.map(({ id }) => id).toSorted());
        expect(found.every(({ adjustment }) => Number.isFinite(adjustment))).toBe(true);
      }),
      { numRuns: runs(1000) },
    );
  });
});
