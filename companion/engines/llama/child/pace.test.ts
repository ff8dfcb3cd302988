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

  /** As deep in a long prompt: less than a tile of 64 is read at a quarter of the speed. */
  const deep = (tokens: number, tileMs: number): number =>
    tokens < 64 ? (tokens * 4 * tileMs) / 64 : Math.ceil(tokens / 64) * tileMs;

  it('reads whole tiles where one can be waited for, though half of one takes longer', () => {
    const pace = new Pace();
    for (let slice = 0; slice < 4; slice += 1) pace.took(pace.tokens, pace.tokens);
    for (const tileMs of [100, 130, 160, 190]) {
      expect(pace.tokens).toBe(64);
      pace.took(64, deep(64, tileMs));
      // The remainder of a prompt, read slowly.
      pace.took(24, deep(24, tileMs));
    }
    expect(pace.tokens).toBe(64);
  });

  it('goes back to small slices where a tile takes too long, begins with little, and comes back', () => {
    const pace = new Pace();
    for (let slice = 0; slice < 4; slice += 1) pace.took(pace.tokens, pace.tokens);
    // One that was slow by chance changes nothing.
    pace.took(64, 400);
    expect(pace.tokens).toBe(64);
    pace.took(64, 300);
    expect(pace.tokens).toBe(8);
    for (let slice = 0; slice < 20; slice += 1) {
      const ms = deep(pace.tokens, 300);
      expect(ms).toBeLessThan(250);
      pace.took(pace.tokens, ms);
    }
    expect(pace.tokens).toBeLessThan(16);
    // The next prompt begins where nothing was read before.
    for (let slice = 0; slice < 8; slice += 1) pace.took(pace.tokens, pace.tokens);
    expect(pace.tokens).toBe(64);
  });

  it('reads a remainder along where both together can be waited for', () => {
    const pace = new Pace();
    expect(pace.most).toBe(24);
    for (let slice = 0; slice < 4; slice += 1) pace.took(pace.tokens, pace.tokens);
    pace.took(64, 90);
    pace.took(64, 90);
    expect([pace.tokens, pace.most]).toEqual([64, 128]);
    pace.took(64, 150);
    pace.took(64, 150);
    expect([pace.tokens, pace.most]).toEqual([64, 64]);
  });
});
