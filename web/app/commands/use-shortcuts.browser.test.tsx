import { useEffect, useRef, useState } from 'react';
import { expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { draw } from '../../ui/testing/draw.tsx';
import type { Command } from './commands.ts';
import { SEQUENCE_WITHIN_MS } from './keys.ts';
import { useShortcuts } from './use-shortcuts.ts';

function Page({ commands, singleKeys }: { commands: Command[]; singleKeys: boolean }) {
  useShortcuts(commands, { mac: false, singleKeys });
  return (
    <>
      <textarea aria-label="Text" />
      <input type="search" aria-label="Search" />
      <input type="checkbox" aria-label="Box" />
      <button type="button">Button</button>
      <dialog aria-label="Above">
        <button type="button">Inside</button>
      </dialog>
    </>
  );
}

/** Draws a page with three commands and tells which of them ran. */
async function open({ singleKeys = true } = {}) {
  const ran: string[] = [];
  const commands = ['n', 'mod+k', 'g m', 'mod+z'].map((keys): Command => ({
    id: keys,
    label: keys,
    icon: 'edit',
    keys,
    run: () => void ran.push(keys),
  }));
  commands.push({ id: 'none', label: 'none', icon: 'edit', run: () => void ran.push('none') });
  const { redraw, remove } = await draw(<Page commands={commands} singleKeys={singleKeys} />);
  return { ran, remove, turn: (on: boolean) => redraw(<Page commands={commands} singleKeys={on} />) };
}

it('run commands by a key, by a chord and by a sequence, once each', async () => {
  const { ran } = await open();
  await userEvent.keyboard('n');
  await userEvent.keyboard('{Control>}k{/Control}');
  await userEvent.keyboard('gm');
  expect(ran).toEqual(['n', 'mod+k', 'g m']);
});

it('forget the first key of a sequence when the second takes its time, or another comes between', async () => {
  const { ran } = await open();
  const at = (key: string, timeStamp: number) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true });
    Object.defineProperty(event, 'timeStamp', { value: timeStamp });
    document.body.dispatchEvent(event);
  };
  at('g', 1_000);
  at('m', 1_001 + SEQUENCE_WITHIN_MS);
  at('g', 10_000);
  at('x', 10_100);
  at('m', 10_200);
  expect(ran).toEqual([]);
  at('g', 20_000);
  at('Shift', 20_050);
  at('m', 20_000 + SEQUENCE_WITHIN_MS);
  expect(ran).toEqual(['g m']);
});

it.each(['Text', 'Search'])(
  'stay quiet while a person writes (%s), but for those with Ctrl',
  async (field) => {
    const { ran } = await open();
    await page.getByLabelText(field).click();
    await userEvent.keyboard('ngm');
    await expect.element(page.getByLabelText(field)).toHaveValue('ngm');
    await userEvent.keyboard('{Control>}k{/Control}');
    expect(ran).toEqual(['mod+k']);
  },
);

it('act on boxes and buttons, where nothing is written', async () => {
  const { ran } = await open();
  await page.getByLabelText('Box').click();
  await userEvent.keyboard('n');
  await page.getByRole('button', { name: 'Button' }).click();
  await userEvent.keyboard('n');
  expect(ran).toEqual(['n', 'n']);
});

it('stay quiet below a dialog', async () => {
  const { ran } = await open();
  document.querySelector('dialog')?.showModal();
  await userEvent.keyboard('n{Control>}k{/Control}');
  expect(ran).toEqual([]);
});

it('can be turned off for bare keys, at once, and keep the others', async () => {
  const { ran, turn } = await open();
  turn(false);
  await userEvent.keyboard('ngm{Control>}k{/Control}');
  expect(ran).toEqual(['mod+k']);
  turn(true);
  await userEvent.keyboard('n');
  expect(ran).toEqual(['mod+k', 'n']);
});

it('leave alone what another has acted on, and what an input method composes', async () => {
  const { ran } = await open();
  const press = (init: KeyboardEventInit) => {
    const event = new KeyboardEvent('keydown', { key: 'n', bubbles: true, cancelable: true, ...init });
    document.body.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(press({ isComposing: true })).toBe(false);
  document.body.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
  press({});
  expect(ran).toEqual([]);
  expect(press({})).toBe(true);
  expect(ran).toEqual(['n']);
});

it('are gone with the page', async () => {
  const { ran, remove } = await open();
  remove();
  await userEvent.keyboard('n');
  expect(ran).toEqual([]);
});

it('leave it to a field to take back what was typed there', async () => {
  const { ran } = await open();
  const text = page.getByRole('textbox', { name: 'Text' });
  await text.click();
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(ran).toEqual([]);
  (text.element() as HTMLElement).blur();
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(ran).toEqual(['mod+z']);
});

/** A page on which N leads to a field that is drawn later, when `arrive` is called. */
async function openLate() {
  const ran: string[] = [];
  const entered: string[] = [];
  let arrive = (): void => undefined;
  const commands: Command[] = [
    { id: 'write', label: 'write', icon: 'edit', keys: 'n', toField: true, run: () => void ran.push('n') },
    { id: 'go', label: 'go', icon: 'edit', keys: 'g m', run: () => void ran.push('g m') },
  ];
  function Late() {
    const [there, setThere] = useState(false);
    const [value, setValue] = useState('Begun. ');
    useShortcuts(commands, { mac: false, singleKeys: true });
    const field = useRef<HTMLTextAreaElement>(null);
    arrive = () => setThere(true);
    useEffect(() => {
      if (!there) return;
      field.current?.setSelectionRange(value.length, value.length);
      field.current?.focus();
      // Where it stands when it is focused for the first time.
      // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
    }, [there]);
    return (
      <>
        <button type="button">Elsewhere</button>
        {there && (
          <textarea
            ref={field}
            aria-label="Late"
            value={value}
            onChange={(event) => setValue(event.target.value)}
            onKeyDown={({ key }) => void (key === 'Enter' && entered.push(value))}
          />
        )}
      </>
    );
  }
  await draw(<Late />);
  return { ran, entered, arrive: () => arrive() };
}
const late = page.getByRole('textbox', { name: 'Late' });

it('lose no key that is typed before the field they lead to is there', async () => {
  const { ran, entered, arrive } = await openLate();
  await userEvent.keyboard('ngm{Shift>}I{/Shift}nx{Backspace}! {Enter}');
  arrive();
  await expect.element(late).toHaveFocus();
  await expect.element(late).toHaveValue('Begun. gmIn! ');
  await expect.poll(() => entered).toEqual(['Begun. gmIn! ']);
  await userEvent.keyboard('On.');
  await expect.element(late).toHaveValue('Begun. gmIn! On.');
  expect(ran).toEqual(['n']);
});

it('give the keys back to whoever turns elsewhere', async () => {
  const { ran, arrive } = await openLate();
  await userEvent.keyboard('nx{Escape}gm');
  expect(ran).toEqual(['n', 'g m']);
  await userEvent.keyboard('ny');
  await page.getByRole('button', { name: 'Elsewhere' }).click();
  await userEvent.keyboard('gm');
  expect(ran).toEqual(['n', 'g m', 'n', 'g m']);
  arrive();
  await expect.element(late).toHaveFocus();
  await expect.element(late).toHaveValue('Begun. ');
});

it('wait for no field for ever', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { ran } = await openLate();
  await userEvent.keyboard('nx');
  vi.advanceTimersByTime(10_000);
  await userEvent.keyboard('gm');
  expect(ran).toEqual(['n', 'g m']);
});
