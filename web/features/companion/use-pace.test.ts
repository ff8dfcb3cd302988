import { describe, expect, it } from 'vitest';
import type { LineFigures } from '../../../shared/schemas/index.ts';
import { buildLine } from '../../../shared/testing/builders.ts';
import { after, begin } from './use-pace.ts';

function paceOf(lines: readonly Partial<LineFigures>[]) {
  const [first = {}, ...rest] = lines;
  return rest.reduce(
    (before, line, index) => after(before, buildLine(line), index + 1),
    begin(buildLine(first), 0),
  );
}

describe('the pace over time', () => {
  it('is nothing while nothing is done, though the last figure is held', () => {
    const held = { answers: 3, readPerSecond: 90, writtenPerSecond: 11 };
    expect(paceOf([held, held, held])).toMatchObject({ read: [0, 0, 0], written: [0, 0, 0] });
  });

  it('follows an answer while it is given, and ends with it', () => {
    const speeds = [9, 10, 11].map((writtenPerSecond) => ({ isBusy: true, writtenPerSecond }));
    const end = { answers: 1, readPerSecond: 90, writtenPerSecond: 11 };
    expect(paceOf([{}, ...speeds, end, end])).toMatchObject({
      written: [0, 9, 10, 11, 11, 0],
      read: [0, 0, 0, 0, 90, 0],
    });
  });

  it('knows two answers apart that were equally fast', () => {
    const answer = (answers: number) => ({ answers, readPerSecond: 90, writtenPerSecond: 11 });
    expect(paceOf([answer(1), answer(2), answer(3)])).toMatchObject({ written: [0, 11, 11] });
  });

  it('begins in the middle of an answer', () => {
    expect(paceOf([{ isBusy: true, writtenPerSecond: 9 }])).toMatchObject({ written: [9] });
  });

  it('holds each measurement once, and five minutes at most', () => {
    const line = buildLine();
    const first = begin(line, 7);
    expect(after(first, line, 7)).toBe(first);
    let pace = first;
    for (let tick = 8; tick < 108; tick += 1)
      pace = after(pace, buildLine({ answers: tick, writtenPerSecond: tick }), tick);
    expect(pace.written).toHaveLength(60);
    expect(pace.written.at(-1)).toBe(107);
  });
});
