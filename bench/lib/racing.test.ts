import { describe, expect, it } from 'vitest';
import { interleave } from './interleave.ts';
import { racing } from './racing.ts';

describe('candidates that race together', () => {
  it('are measured by one race a round, whoever asks first', async () => {
    let races = 0;
    const of = racing(['a', 'b', 'c'], async () => (races += 1));
    const candidates = ['a', 'b', 'c'].map((name) => ({
      name,
      measure: async () => ({ race: await of(name) }),
    }));
    const samples = await interleave(candidates, { rounds: 4, warmUps: 1 });
    for (const name of ['a', 'b', 'c']) expect(samples.get(name)?.get('race')).toEqual([2, 3, 4, 5]);
  });
});
