import { expect, it } from 'vitest';
import { buildFact } from '../../../shared/testing/builders.ts';
import { createNotices } from '../../app/notices.ts';
import { everyText } from '../../ui/text/testing/every-text.ts';
import { textIn } from '../../ui/text/text.tsx';
import { AT_ONCE, createDeeds, type Deed, type Running } from './deeds.ts';

function open() {
  const notices = createNotices();
  const deeds = createDeeds(notices, textIn('en').knowing(everyText));
  const names = () => notices.getState().map(({ actions }) => actions.at(-1)?.name);
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
  await deeds.attempt(deed(1, { undo, facts: [buildFact({ text: 'Tea.' })] }));
  await deeds.attempt(deed(3, { undo }));
  expect(names()).toEqual(['Undo: 3 done', 'Undo: 1 done: “Tea.”']);
});

it('tells how many were still there to do it to, and offers no way back where none was', async () => {
  const { deeds, notices } = open();
  const undo = async () => undefined;
  await deeds.attempt(deed(AT_ONCE + 2, { undo, work: async (some) => some.length - 1 }));
  await deeds.attempt(deed(1, { undo, work: async () => 0 }));
  expect(notices.getState().map(({ text, actions }) => [text, ...actions.map(({ name }) => name)])).toEqual([
    ['0 done'],
    [`${AT_ONCE} done`, `Undo: ${AT_ONCE} done`],
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
  notices.getState()[0]?.actions[0]?.run();
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

it('offers what follows from it before the way back, and says it all the same where that cannot be told', async () => {
  const { deeds, notices } = open();
  const further = { label: 'Bring back', run: () => undefined };
  const undo = async () => undefined;
  await deeds.attempt(deed(2, { undo, further: async (done) => (done.length === 2 ? [further] : []) }));
  await deeds.attempt(
    deed(1, {
      undo,
      further: async () => {
        throw new Error('No disk.');
      },
    }),
  );
  await expect
    .poll(() => notices.getState().map(({ actions }) => actions.map(({ label }) => label)))
    .toEqual([['Undo'], ['Bring back', 'Undo']]);
});
