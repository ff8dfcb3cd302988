import { expect, it } from 'vitest';
import { createBehindTyping } from './behind-typing.ts';

/** A window whose frames and clocks are moved by hand. */
function open() {
  let press = (): void => undefined;
  const frames: (() => void)[] = [];
  const timers = new Map<number, { run: () => void; ms: number }>();
  let last = 0;
  let isMarked = false;
  const mark = (_: string, isOn?: boolean) => (isMarked = isOn ?? !isMarked);
  const behind = createBehindTyping({
    document: { documentElement: { toggleAttribute: mark } },
    addEventListener: (_, hear) => void (press = hear),
    requestAnimationFrame: (run) => frames.push(() => run(0)),
    setTimeout: ((run: () => void, ms = 0) => {
      last += 1;
      timers.set(last, { run, ms });
      return last;
    }) as typeof window.setTimeout,
    clearTimeout: (id) => void timers.delete(id ?? 0),
  });
  const fire = (isDue: (ms: number) => boolean) => {
    for (const [id, { run, ms }] of timers)
      if (isDue(ms)) {
        timers.delete(id);
        run();
      }
  };
  return {
    behind,
    isMarked: () => isMarked,
    press: () => press(),
    frame: () => {
      for (const run of frames.splice(0)) run();
      fire((ms) => ms === 0);
    },
    rest: () => fire((ms) => ms > 0),
  };
}

it('draws at once where nobody types', () => {
  const { behind } = open();
  let drawn = 0;
  behind.draw(() => (drawn += 1));
  expect(drawn).toBe(1);
});

it('draws behind the frame of the next letter, once however many words came', () => {
  const { behind, press, frame } = open();
  let drawn = 0;
  const draw = () => void (drawn += 1);
  press();
  frame();
  behind.draw(draw);
  behind.draw(draw);
  expect(drawn).toBe(0);
  press();
  expect(drawn).toBe(0);
  frame();
  expect(drawn).toBe(1);
});

it('draws what is left when the typing rests, and at once from then on', () => {
  const { behind, press, frame, rest } = open();
  let drawn = 0;
  const draw = () => void (drawn += 1);
  press();
  frame();
  behind.draw(draw);
  rest();
  expect(drawn).toBe(1);
  behind.draw(draw);
  expect(drawn).toBe(2);
});

it('marks the page as long as somebody types', () => {
  const { press, frame, rest, isMarked } = open();
  expect(isMarked()).toBe(false);
  press();
  frame();
  press();
  expect(isMarked()).toBe(true);
  rest();
  expect(isMarked()).toBe(false);
});

it('draws nothing that is gone', () => {
  const { behind, press, frame } = open();
  let drawn = 0;
  const draw = () => void (drawn += 1);
  press();
  behind.draw(draw);
  behind.forget(draw);
  frame();
  expect(drawn).toBe(0);
});
