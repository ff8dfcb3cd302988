import { expect, it } from 'vitest';
import { createIdle } from './idle.ts';

it('waits until the page is idle, and not without end', async () => {
  const asked: (number | undefined)[] = [];
  const idle = createIdle({
    setTimeout: () => 0,
    requestIdleCallback: (callback, options) => {
      asked.push(options?.timeout);
      callback({ didTimeout: false, timeRemaining: () => 10 });
      return 1;
    },
  });
  await idle();
  expect(asked).toEqual([500]);
});

it('waits a moment where a browser does not tell', async () => {
  const asked: unknown[] = [];
  const setTimeout = (run: () => void, ms: number) => {
    asked.push(ms);
    run();
    return 0;
  };
  await createIdle({ setTimeout })();
  expect(asked).toEqual([30]);
});
