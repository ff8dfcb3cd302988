import { expect, it } from 'vitest';
import { createBackgroundWork, type Stopping } from './background-work.ts';

/** Work that goes on until it is let, or made, to end. */
function openWork() {
  const begun: string[] = [];
  const stopped: string[] = [];
  const ends = new Map<string, () => void>();
  const work = createBackgroundWork(async (_signal, _name, run) => run());
  const begin = (name: string, what = name) =>
    work.begin(name, async ({ way }: Stopping) => {
      begun.push(what);
      await new Promise<void>((resolve) => {
        ends.set(name, resolve);
        way.addEventListener('abort', () => {
          stopped.push(what);
          resolve();
        });
      });
    });
  const end = async (name: string) => {
    ends.get(name)?.();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { work, begin, end, begun, stopped };
}

it('does one thing at a time under a name, and of what came meanwhile the last', async () => {
  const { begin, end, begun } = openWork();
  for (const what of ['first', 'second', 'third']) begin('fold', what);
  begin('other');
  expect(begun).toEqual(['first', 'other']);
  await end('fold');
  await end('fold');
  expect(begun).toEqual(['first', 'other', 'third']);
});

it('makes way, and goes on with what comes next', async () => {
  const { work, begin, end, begun, stopped } = openWork();
  begin('fold');
  work.makeWay();
  expect(stopped).toEqual(['fold']);
  await end('fold');
  begin('fold', 'again');
  expect(begun).toEqual(['fold', 'again']);
});

it('begins nothing once it is closed, and lets nothing that failed stop it before', async () => {
  const failing = createBackgroundWork(async () => Promise.reject(new Error('no lock')));
  failing.begin('fold', async () => undefined);
  await Promise.resolve();
  const { work, begin, begun, stopped } = openWork();
  begin('fold');
  begin('fold', 'next');
  work.close();
  begin('other');
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  expect([begun, stopped]).toEqual([['fold'], ['fold']]);
});
