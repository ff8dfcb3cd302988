import { describe, expect, it } from 'vitest';
import { interleave } from './interleave.ts';
import type { Candidate } from './suite.ts';

/** Candidates that note the order they ran in and answer how often they were asked. */
function candidates(names: readonly string[]): { order: string[]; all: Candidate[] } {
  const order: string[] = [];
  const all = names.map((name) => {
    let asked = 0;
    return {
      name,
      measure: async () => {
        order.push(name);
        asked += 1;
        return { asked };
      },
    };
  });
  return { order, all };
}

describe('interleave', () => {
  it('measures every candidate in each round, beginning with another one each time', async () => {
    const { order, all } = candidates(['a', 'b', 'c']);
    await interleave(all, { rounds: 4 });
    expect(order.join('')).toBe('abcbcacababc');
  });

  it('keeps the values of the rounds that count, in their order', async () => {
    const { all } = candidates(['a', 'b']);
    const samples = await interleave(all, { rounds: 3, warmUps: 2 });
    expect(samples.get('a')?.get('asked')).toEqual([3, 4, 5]);
    expect(samples.get('b')?.get('asked')).toEqual([3, 4, 5]);
  });

  it('keeps no value for what a candidate cannot do', async () => {
    const online: Candidate = { name: 'bare', measure: async () => ({ first: 1 }) };
    const both: Candidate = { name: 'nima', measure: async () => ({ first: 2, offline: 3 }) };
    const samples = await interleave([both, online], { rounds: 1 });
    expect(samples.get('nima')?.get('offline')).toEqual([3]);
    expect(samples.get('bare')?.get('offline')).toBeUndefined();
  });

  it('never measures two at once', async () => {
    let running = 0;
    const slow = (name: string): Candidate => ({
      name,
      measure: async () => {
        running += 1;
        await Promise.resolve();
        const most = running;
        running -= 1;
        return { most };
      },
    });
    const samples = await interleave([slow('a'), slow('b')], { rounds: 5 });
    expect([...(samples.get('a')?.get('most') ?? []), ...(samples.get('b')?.get('most') ?? [])]).toEqual(
      Array.from({ length: 10 }, () => 1),
    );
  });

  it('fails with what a candidate failed with', async () => {
    const broken: Candidate = { name: 'a', measure: () => Promise.reject(new Error('no port')) };
    await expect(interleave([broken], { rounds: 1 })).rejects.toThrow('no port');
  });
});
