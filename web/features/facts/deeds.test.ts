import { expect, it } from 'vitest';
import { buildFact } from '../../../shared/testing/builders.ts';
import { createNotices } from '../../app/notices.ts';
import { everyText } from '../../ui/text/testing/every-text.ts';
import { textIn } from '../../ui/text/text.tsx';
import { AT_ONCE, createDeeds, type Deed, type Running } from './deeds.ts';

function open() {
  const notices = createNotices();
  const deeds = createDeeds(notices, textIn('en').knowing(everyText));
  const names = () => notices.getState().map(({ action }) => action?.name);
  return { notices, deeds, names };
}

function deed(count: number, given: Partial<Deed> = {}): Deed {
  return {
    facts: Array.from({ length: count }, (_, index) => buildFact({ text: `fact ${index}` })),
    work: async () => undefined,
    done: (done) => `${done} done`,
    ...given,
  };
}

it('names what each Undo takes back', async () => {
  const { deeds, names } = open();
  const undo = async () => undefined;
  await deeds.attempt(deed(1, { undo, facts: [buildFact({ text: 'Flat white.' })] }));
  await deeds.attempt(deed(1, { undo, facts: [buildFact({ text: 'Tea.' })] }));
  await deeds.attempt(deed(3, { undo }));
  expect(names()).toEqual(['Undo: 1 done: “Flat white.”', 'Undo: 1 done: “Tea.”', 'Undo: 3 done']);
});

it('tells how many were still there to do it to, and offers no way back where none was', async () => {
  const { deeds, notices } = open();
  const undo = async () => undefined;
  await deeds.attempt(deed(AT_ONCE + 2, { undo, work: async (some) => some.length - 1 }));
  await deeds.attempt(deed(1, { undo, work: async () => 0 }));
  expect(notices.getState().map(({ text, action }) => [text, action?.name])).toEqual([
    [`${AT_ONCE} done`, `Undo: ${AT_ONCE} done`],
    ['0 done', undefined],
  ]);
});

it('goes some hundred facts at a time, and back the same way', async () => {
  const { deeds, notices } = open();
  const steps: [string, number][] = [];
  const running: (Running | null)[] = [];
  deeds.subscribe((state) => void running.push(state));
  const step =
    (name: string): Deed['work'] =>
    async (some) =>
      void steps.push([name, some.length]);
  await deeds.attempt(deed(AT_ONCE + 1, { work: step('do'), undo: step('undo') }));
  expect(steps).toEqual([
    ['do', AT_ONCE],
    ['do', 1],
  ]);
  expect(running.map((state) => state?.done)).toEqual([0, AT_ONCE, undefined]);
  notices.getState()[0]?.action?.run();
  await expect
    .poll(() => steps.slice(2))
    .toEqual([
      ['undo', AT_ONCE],
      ['undo', 1],
    ]);
});

it('lets one long deed wait for another, and a short one for none', async () => {
  const { deeds } = open();
  const order: string[] = [];
  let go = (): void => undefined;
  const first = deeds.attempt(
    deed(AT_ONCE + 1, {
      work: async () => {
        order.push('first');
        await new Promise<void>((resolve) => (go = resolve));
      },
    }),
  );
  const second = deeds.attempt(deed(AT_ONCE + 1, { work: async () => void order.push('second') }));
  await expect.poll(() => order).toEqual(['first']);
  expect(await deeds.attempt(deed(1, { work: async () => void order.push('short') }))).toBe(true);
  expect(order).toEqual(['first', 'short']);
  deeds.getState()?.stop();
  go();
  expect(await first).toBe(false);
  expect(await second).toBe(true);
  expect(order).toEqual(['first', 'short', 'second', 'second']);
});
