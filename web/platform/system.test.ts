import { describe, expect, it, vi } from 'vitest';
import { fact } from '../../shared/schemas/index.ts';
import { systemClock, uuidIds } from './system.ts';

describe('the ids of this device', () => {
  it('sort in the row they were made in, however fast', () => {
    const made = Array.from({ length: 10_000 }, () => uuidIds.next());
    expect(made.toSorted()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
  });

  it('are ids that a fact may have', () => {
    expect(fact.shape.id.safeParse(uuidIds.next()).success).toBe(true);
  });
});

describe('the clock of this device', () => {
  it('tells the milliseconds since 1970', () => {
    vi.useFakeTimers({ now: 1_767_355_200_000 });
    expect(systemClock.now()).toBe(1_767_355_200_000);
    vi.useRealTimers();
  });
});
