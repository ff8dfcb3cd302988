import { describe, expect, it } from 'vitest';
import { MOST_TOKENS, Pace } from './pace.ts';

/** Reads with it as a machine of that speed would. */
function settled(tokensPerSecond: number): number {
  const pace = new Pace();
  for (let slice = 0; slice < 20; slice += 1) pace.took(pace.tokens, (pace.tokens / tokensPerSecond) * 1000);
  return pace.tokens;
}

describe('Pace', () => {
  it.each([20, 55, 400, 2000])('reads slices that can be waited for at %d tokens a second', (speed) => {
    const ms = (settled(speed) / speed) * 1000;
    expect(ms).toBeLessThanOrEqual(200);
    expect(ms).toBeGreaterThan(90);
  });

  it('never reads more than the engine takes, nor less than makes sense', () => {
    expect(settled(1e6)).toBe(MOST_TOKENS);
    expect(settled(1)).toBe(4);
  });

  it('begins small, grows by steps, and learns nothing from a remainder', () => {
    const pace = new Pace();
    expect(pace.tokens).toBe(16);
    pace.took(16, 0.1);
    expect(pace.tokens).toBe(32);
    pace.took(1, 500);
    expect(pace.tokens).toBe(32);
  });
});
