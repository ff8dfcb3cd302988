import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { describe, expect, it } from 'vitest';
import { Pace } from './pace.ts';
import { Track } from './track.ts';

const tokens = (...values: number[]): Token[] => values as Token[];
const many = (count: number): Token[] => tokens(...Array.from({ length: count }, (_, index) => index));

/** What a track uses of a sequence: it remembers tokens, and what was done with them. */
function fakeSequence({ needsCheckpoints = false, afterSlice = (): void => undefined } = {}) {
  let held: Token[] = [];
  const slices: number[] = [];
  const sequence = {
    needsCheckpoints,
    get contextTokens() {
      return held;
    },
    get nextTokenIndex() {
      return held.length;
    },
    eraseContextTokenRanges: async ([range]: readonly { start: number }[]) => {
      held = held.slice(0, range?.start);
    },
    takeCheckpoint: async () => undefined,
    evaluateWithoutGeneratingNewTokens: async (slice: Token[]) => {
      held = [...held, ...slice];
      slices.push(slice.length);
      afterSlice();
    },
  };
  return { slices, sequence: sequence as unknown as LlamaContextSequence };
}

describe('Track', () => {
  it('reads in slices and stops between two when it is told to', async () => {
    const stopper = new AbortController();
    const { sequence, slices } = fakeSequence({ afterSlice: () => slices.length === 2 && stopper.abort() });
    const track = new Track(sequence, new Pace());
    const seen: number[] = [];
    const read = await track.read(many(1000), 1000, {
      signal: stopper.signal,
      progress: (at) => seen.push(at),
    });
    expect(slices[0]).toBe(16);
    expect(slices).toHaveLength(2);
    expect(read).toBe((slices[0] ?? 0) + (slices[1] ?? 0));
    expect(seen).toEqual([16, read]);
  });

  it('pauses exactly at its marks, and leaves the last slice to who speaks', async () => {
    const { sequence } = fakeSequence();
    const track = new Track(sequence, new Pace());
    const reached: number[] = [];
    const mark = (at: number) => ({ at, reached: async () => void reached.push(sequence.nextTokenIndex) });
    const { signal } = new AbortController();
    const read = await track.read(many(30), 30, { marks: [mark(5), mark(21)], leavesLast: true, signal });
    expect(reached).toEqual([5, 21]);
    expect(read).toBe(21);
  });

  it('reads a short remainder with the slice before it', async () => {
    const { sequence, slices } = fakeSequence();
    const { signal } = new AbortController();
    await new Track(sequence, new Pace()).read(many(24), 24, { signal });
    expect(slices).toEqual([24]);
  });

  it('keeps what agrees, but never the last token, from which the answer comes', async () => {
    const track = new Track(fakeSequence().sequence, new Pace());
    const { signal } = new AbortController();
    await track.read(tokens(1, 2, 3, 4), 4, { signal });
    expect(track.held(tokens(1, 2, 9))).toBe(2);
    expect(await track.keep(tokens(1, 2, 3))).toBe(2);
    expect(track.sequence.contextTokens).toEqual([1, 2]);
    await track.forget();
    expect(track.held(tokens(1, 2))).toBe(0);
  });

  it('goes back to checkpoints alone where a model can only do that', async () => {
    const track = new Track(fakeSequence({ needsCheckpoints: true }).sequence, new Pace());
    const { signal } = new AbortController();
    const marks = [2, 4].map((at) => ({ at, reached: async () => track.takeCheckpoint() }));
    await track.read(tokens(1, 2, 3, 4, 5, 6), 6, { marks, signal });
    expect(track.held(tokens(1, 2, 3, 4, 5, 6, 7))).toBe(6);
    expect(track.held(tokens(1, 2, 3, 4, 5, 9))).toBe(4);
    expect(track.held(tokens(1, 2, 3, 9))).toBe(2);
    expect(await track.keep(tokens(1, 2, 3, 9, 9))).toBe(2);
    // What was remembered of the part that is gone is gone with it.
    await track.read(tokens(1, 2, 8, 8, 8), 5, { signal });
    expect(track.held(tokens(1, 2, 8, 8, 9))).toBe(2);
    expect(track.held(tokens(9))).toBe(0);
  });
});
