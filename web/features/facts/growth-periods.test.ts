import { describe, expect, it } from 'vitest';
import { growthOf } from './growth-periods.ts';

describe('the growth', () => {
  it('names the months that brought nothing too', () => {
    expect(growthOf({ '2026-02': 3, '2025-11': 1 })).toEqual([
      { period: '2025-11', count: 1 },
      { period: '2025-12', count: 0 },
      { period: '2026-01', count: 0 },
      { period: '2026-02', count: 3 },
    ]);
  });

  it('goes by years where the months would be too many to press', () => {
    expect(growthOf({ '2020-05': 2, '2020-06': 1, '2024-05': 4 })).toEqual([
      { period: '2020', count: 3 },
      { period: '2021', count: 0 },
      { period: '2022', count: 0 },
      { period: '2023', count: 0 },
      { period: '2024', count: 4 },
    ]);
    expect(growthOf({ '2020-06': 1, '2024-05': 4 })).toHaveLength(48);
  });

  it('is nothing of nothing, and of what is no month', () => {
    expect(growthOf({})).toEqual([]);
    expect(growthOf({ 'NaN-NaN': 2 })).toEqual([]);
  });
});
