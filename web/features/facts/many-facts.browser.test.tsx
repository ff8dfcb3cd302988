import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { fault } from '../../../shared/protocol/errors.ts';
import { NO_FILTER } from '../../ports/memory.ts';
import { button, drawFacts, row, rowTexts, search, textOf } from './testing/draw-facts.tsx';

describe('many at once', () => {
  const DATES = Array.from({ length: 1_200 }, (_, index) => `dated ${index}`);
  const chosen = () =>
    page
      .getByRole('checkbox')
      .elements()
      .filter((box) => (box as HTMLInputElement).checked)
      .map((box) => box.getAttribute('aria-label'));
  const names = (...texts: string[]) => texts.map((text) => `Choose “${text}”`);
  const focused = () => textOf(document.activeElement);
  const told = (text: string) => page.getByRole('status').filter({ hasText: text });

  it('are chosen from one to another with Shift, by mouse and by keys', async () => {
    await drawFacts({ facts: ['a', 'b', 'c', 'd', 'e'] });
    await button('Choose several').click();
    await page.getByRole('checkbox', { name: 'Choose “b”' }).click();
    await page.getByRole('checkbox', { name: 'Choose “d”' }).click({ modifiers: ['Shift'] });
    await expect.poll(chosen).toEqual(names('b', 'c', 'd'));
    await expect.element(told('3 chosen')).toBeInTheDocument();
    row('b').element().focus();
    await userEvent.keyboard('{Escape}x{ArrowDown}{ArrowDown}{ArrowDown}{Shift>}X{/Shift}');
    await expect.poll(chosen).toEqual(names('b', 'c', 'd', 'e'));
    // A shorter range from the same beginning lets go of what it does not reach.
    await userEvent.keyboard('{Shift>}{ArrowUp}{ArrowUp}{/Shift}');
    await expect.poll(chosen).toEqual(names('b', 'c'));
    await userEvent.keyboard('{Escape}');
    await expect.poll(chosen).toEqual([]);
    expect(focused()).toBe('c');
  });

  it('are chosen from the fact where a person began, also when another tab wrote meanwhile', async () => {
    const { memory, clock } = await drawFacts({
      facts: Array.from({ length: 6 }, (_, index) => `Pebble ${index + 1}`),
    });
    await button('Choose several').click();
    await page.getByRole('checkbox', { name: 'Choose “Pebble 4”' }).click();
    for (const text of ['One', 'Two', 'Three']) {
      clock.advance(60_000);
      await memory.remember(text);
    }
    await expect.poll(() => rowTexts().slice(0, 4)).toEqual(['Three', 'Two', 'One', 'Pebble 1']);
    await page.getByRole('checkbox', { name: 'Choose “Pebble 6”' }).click({ modifiers: ['Shift'] });
    await expect.poll(chosen).toEqual(names('Pebble 4', 'Pebble 5', 'Pebble 6'));
  });

  it('are chosen from where they are clicked, when the fact where a person began is gone', async () => {
    const { memory, kept } = await drawFacts({ facts: ['a', 'b', 'c', 'd', 'e'] });
    await button('Choose several').click();
    await page.getByRole('checkbox', { name: 'Choose “a”' }).click();
    await memory.eraseForGood([kept[0]?.id ?? '']);
    await expect.poll(rowTexts).toEqual(['b', 'c', 'd', 'e']);
    await page.getByRole('checkbox', { name: 'Choose “d”' }).click({ modifiers: ['Shift'] });
    await expect.poll(chosen).toEqual(names('d'));
  });

  it('are chosen from far away, where the first is no longer among the rows at hand', async () => {
    await drawFacts({ facts: DATES });
    await expect.element(row('dated 0 Other')).toBeVisible();
    row('dated 0 Other').element().focus();
    await userEvent.keyboard('x{End}');
    await expect.poll(focused).toBe('dated 1199');
    await userEvent.keyboard('{Shift>}X{/Shift}');
    await expect.element(told('1,200 chosen')).toBeInTheDocument();
  });

  it('are chosen from far away, also when another tab wrote meanwhile', async () => {
    const { memory, clock } = await drawFacts({ facts: DATES });
    await expect.element(row('dated 0 Other')).toBeVisible();
    row('dated 0 Other').element().focus();
    await userEvent.keyboard('x');
    clock.advance(60_000);
    await memory.remember('Written in another tab');
    await expect.poll(() => rowTexts()[0]).toBe('Written in another tab');
    await userEvent.keyboard('{End}');
    await expect.poll(focused).toBe('dated 1199');
    await userEvent.keyboard('{Shift>}X{/Shift}');
    await expect.element(told('1,200 chosen')).toBeInTheDocument();
  });

  it('are chosen from the same beginning, also while what is far away is being read', async () => {
    const { memory } = await drawFacts({ facts: DATES });
    await expect.element(row('dated 0 Other')).toBeVisible();
    let go = (): void => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    row('dated 0 Other').element().focus();
    await userEvent.keyboard('{End}');
    await expect.poll(focused).toBe('dated 1199');
    const read = memory.page;
    memory.page = async (signal, filter, window) => {
      if (window.count === 500) await gate;
      return read(signal, filter, window);
    };
    await userEvent.keyboard('{Shift>}{Home}{/Shift}');
    await expect.poll(focused).toBe('dated 0');
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');
    go();
    await expect.element(told('1,199 chosen')).toBeInTheDocument();
  });

  it('are all chosen once they are counted, where that was asked for before', async () => {
    const { memory } = await drawFacts({ facts: DATES });
    const counted = memory.page;
    memory.page = async (...given) => ({ ...(await counted(...given)), uncounted: true });
    await expect.element(row('dated 0 Other')).toBeVisible();
    await memory.remember('Written in another tab');
    await expect
      .poll(() => document.querySelector('li[aria-setsize]')?.getAttribute('aria-setsize'))
      .toBe('-1');
    row('dated 0 Other').element().focus();
    await userEvent.keyboard('{Control>}a{/Control}');
    memory.page = counted;
    await memory.remember('Counted now');
    await expect.element(told('1,202 chosen')).toBeInTheDocument();
  });

  it('are read once, however often all of them are asked for meanwhile', async () => {
    const { memory } = await drawFacts({ facts: DATES });
    await expect.element(row('dated 0 Other')).toBeVisible();
    let go = (): void => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    memory.late = async () => gate;
    row('dated 0 Other').element().focus();
    await userEvent.keyboard('{Control>}aaa{/Control}');
    expect(memory.asked.filter(({ count }) => count === 500)).toHaveLength(1);
    go();
    await expect.element(told('1,200 chosen')).toBeInTheDocument();
  });

  it('are all that was found, by a key or a button, and the number is said', async () => {
    const { memory, said } = await drawFacts({ facts: [...DATES, 'else'] });
    await search.fill('dated');
    await expect.element(page.getByText('1,200 facts found', { exact: true }).first()).toBeVisible();
    await userEvent.keyboard('{ArrowDown}');
    await userEvent.keyboard('{Control>}a{/Control}');
    await expect.element(told('1,200 chosen')).toBeInTheDocument();
    expect(button('Choose all').elements()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await button('Choose several').click();
    await button('Choose all 1,200').click();
    await expect.element(page.getByRole('toolbar').getByText('1,200 chosen')).toBeVisible();
    // One text out of so many would say nothing.
    expect(button('Merge').elements()).toEqual([]);
    await button('Forget').click();
    await expect.poll(said).toEqual(['1,200 facts forgotten']);
    await search.fill('');
    await expect.poll(rowTexts).toEqual(['else']);
    await expect
      .poll(
        async () =>
          (await memory.page(new AbortController().signal, NO_FILTER, { offset: 0, count: 1 })).total,
      )
      .toBe(1);
  });

  it('are done in steps that tell how far they are, and stop where a person stops them', async () => {
    const { memory, said, undo } = await drawFacts({ facts: DATES });
    await expect.element(row('dated 0 Other')).toBeVisible();
    let go = (): void => undefined;
    const { forget } = memory;
    memory.forget = async (ids) => {
      await new Promise<void>((resolve) => (go = resolve));
      return forget(ids);
    };
    row('dated 0 Other').element().focus();
    await userEvent.keyboard('{Control>}a{/Control}{Delete}');
    await expect.element(page.getByText('0 of 1,200')).toBeVisible();
    go();
    await expect.element(page.getByText('500 of 1,200')).toBeVisible();
    await expect.element(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '42');
    await button('Stop').click();
    go();
    await expect.poll(said).toEqual(['Stopped. 1,000 facts forgotten']);
    await expect.poll(rowTexts).toContain('dated 1000');
    undo();
    await expect.poll(rowTexts).toContain('dated 0');
  });

  it('are counted as they were written, not those that another tab erased meanwhile', async () => {
    const { memory, kept, said } = await drawFacts({ facts: ['a', 'b', 'c', 'd'] });
    await button('Choose several').click();
    for (const name of names('a', 'b', 'c')) await page.getByRole('checkbox', { name }).click();
    await memory.eraseForGood([kept[1]?.id ?? '']);
    await button('Forget').click();
    await expect.poll(said).toEqual(['2 facts forgotten']);
  });

  it('stand where a step failed, and what was done can be undone', async () => {
    const { memory, said } = await drawFacts({ facts: DATES });
    await expect.element(row('dated 0 Other')).toBeVisible();
    const { outdate } = memory;
    memory.outdate = async (ids) => {
      const written = await outdate(ids);
      memory.failure = fault('storage_full', 'No.');
      return written;
    };
    row('dated 0 Other').element().focus();
    await userEvent.keyboard('{Control>}a{/Control}');
    await button('More to do with them').click();
    await button('Outdated').click();
    await expect
      .poll(said)
      .toEqual(['Stopped. 500 facts kept as history', expect.stringContaining('no room')]);
  });

  it('are merged into one text, with a way back', async () => {
    const { undo } = await drawFacts({ facts: ['Rent is 1,200', 'Rent is due on the third', 'Else'] });
    await button('Choose several').click();
    await page.getByRole('checkbox', { name: /1,200/ }).click();
    await page.getByRole('checkbox', { name: /third/ }).click();
    await button('Merge').click();
    const text = page.getByRole('textbox', { name: 'The one text' });
    await expect.element(text).toHaveValue('Rent is 1,200\nRent is due on the third');
    await text.fill('Rent is 1,200, due on the third');
    await page.getByRole('dialog').getByRole('button', { name: 'Merge' }).click();
    await expect.poll(rowTexts).toEqual(['Rent is 1,200, due on the third', 'Else']);
    undo();
    await expect.poll(rowTexts).toEqual(['Rent is 1,200', 'Rent is due on the third', 'Else']);
  });

  it('are filed under a category, each back under its own by undo', async () => {
    const { memory, kept, undo } = await drawFacts({
      facts: [
        { text: 'a', category: 'work' },
        { text: 'b', category: 'home' },
      ],
    });
    const categories = () => kept.map(({ id }) => memory.peek(id)?.category);
    await button('Choose several').click();
    for (const name of ['a', 'b']) await page.getByRole('checkbox', { name: `Choose “${name}”` }).click();
    await button('More to do with them').click();
    await button('Travel').click();
    await expect.poll(categories).toEqual(['travel', 'travel']);
    undo();
    await expect.poll(categories).toEqual(['work', 'home']);
  });

  it('are erased for good after a second press alone', async () => {
    const { memory, kept } = await drawFacts({ facts: ['a', 'b'] });
    await button('Choose several').click();
    for (const name of ['a', 'b']) await page.getByRole('checkbox', { name: `Choose “${name}”` }).click();
    await button('More to do with them').click();
    await button('Erase for good').click();
    await expect.element(button('Keep it')).toHaveFocus();
    expect(memory.peek(kept[0]?.id ?? '')).toBeDefined();
    await button('Erase now').click();
    await expect.poll(() => kept.map(({ id }) => memory.peek(id))).toEqual([undefined, undefined]);
  });
});
