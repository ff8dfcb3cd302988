import { expect, it } from 'vitest';
import { createIdle } from './idle.ts';

function* steps(count: number, taken: number[]): Generator<void> {
  for (let step = 1; step <= count; step += 1) {
    taken.push(step);
    yield;
  }
}

it('takes as many steps as the page is idle for, and one at least', async () => {
  const [taken, begun] = [[] as number[], [] as number[]];
  const remaining = [9, 5, 0, 0, 7, 7];
  const idle = createIdle({
    setTimeout: () => 0,
    requestIdleCallback: (callback, options) => {
      begun.push(taken.length);
      expect(options?.timeout).toBe(500);
      callback({ didTimeout: false, timeRemaining: () => remaining.shift() ?? 0 });
      return 1;
    },
  });
  await idle(steps(6, taken));
  expect(taken).toEqual([1, 2, 3, 4, 5, 6]);
  // Three while it lasted, one though it did not, then the rest.
  expect(begun).toEqual([0, 3, 4]);
});

it('takes one step after the other where a browser does not tell', async () => {
  const [taken, waited] = [[] as number[], [] as unknown[]];
  const setTimeout = (run: () => void, ms: number) => {
    waited.push(ms);
    run();
    return 0;
  };
  await createIdle({ setTimeout })(steps(2, taken));
  expect(taken).toEqual([1, 2]);
  expect(waited).toEqual([10, 10, 10]);
});
