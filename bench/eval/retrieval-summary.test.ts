import { describe, expect, it } from 'vitest';
import { summariseRankings } from './retrieval-summary.ts';

const ANSWERS = new Map(
  [
    { qid: 'first', category: 'plain', gold: ['a'] },
    { qid: 'second', category: 'plain', gold: ['b', 'z'] },
    { qid: 'third', category: 'hard', gold: ['c'] },
    { qid: 'nobody', category: 'hard', gold: [] },
  ].map((answer) => [answer.qid, answer]),
);
const TEN_OTHERS = Array.from({ length: 10 }, (_, at) => `other ${at}`);

describe('the summary of rankings', () => {
  it('is the share of what answers that is found, over all and by category', () => {
    const rankings = [
      { qid: 'first', ranked: ['a', 'b'] },
      { qid: 'second', ranked: ['a', 'b'] },
      { qid: 'third', ranked: [...TEN_OTHERS, 'c'] },
    ];
    expect(summariseRankings(rankings, ANSWERS)).toEqual({
      asked: 3,
      all: { questions: 3, recallAt1: 1 / 3, recallAt10: 1.5 / 3 },
      categories: {
        plain: { questions: 2, recallAt1: 0.5, recallAt10: 0.75 },
        hard: { questions: 1, recallAt1: 0, recallAt10: 0 },
      },
    });
  });

  it('leaves out questions that nothing answers, or of which nothing is known', () => {
    const rankings = ['nobody', 'unknown'].map((qid) => ({ qid, ranked: ['a'] }));
    const none = { questions: 0, recallAt1: 0, recallAt10: 0 };
    expect(summariseRankings(rankings, ANSWERS)).toEqual({ asked: 2, all: none, categories: {} });
  });
});
