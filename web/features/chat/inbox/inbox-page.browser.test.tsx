import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { NO_FILTER, type Memory } from '../../../ports/memory.ts';
import { button, drawInbox, offered } from '../testing/draw-inbox.tsx';

const CARS = {
  title: 'Oil',
  learned: ['I drive a 2014 Civic', { text: 'I prefer synthetic oil', kind: 'preference' }],
};
const HOME = { title: 'Rent', learned: [{ text: 'I live in Graz', category: 'home', kind: 'home' }] };
const everything = async (memory: Memory) => {
  const { rows } = await memory.page(new AbortController().signal, NO_FILTER, { offset: 0, count: 50 });
  return rows.map(({ fact }) => fact.text).toSorted((a, b) => a.localeCompare(b));
};
const status = page.getByRole('status');
const replaces = (text: string) => page.getByRole('checkbox', { name: `Replaces “${text}”` });

describe('what is to be reviewed', () => {
  it('stands by conversation, the newest first, and how much it is is said', async () => {
    const { had } = await drawInbox({ talked: [CARS, HOME] });
    await expect.poll(offered).toEqual(['I drive a 2014 Civic', 'I prefer synthetic oil', 'I live in Graz']);
    await expect.element(status).toHaveTextContent('3 left');
    const names = page.getByRole('heading', { level: 2 });
    await expect.poll(() => names.elements().map((one) => one.textContent)).toEqual(['Oil', 'Rent']);
    await expect
      .element(page.getByRole('link', { name: 'Oil' }))
      .toHaveAttribute('href', `/chat/${had[0]?.id}`);
    expect(page.getByRole('link', { name: 'Where it was said' }).first().element().getAttribute('href')).toBe(
      `/chat/${had[0]?.id}?at=${had[0]?.message}`,
    );
  });

  it('says so while an import is still being read, and that nothing is left only then', async () => {
    const { hear } = await drawInbox();
    await expect.element(status).toHaveTextContent('Nothing left');
    hear(true);
    await expect.element(status).toHaveTextContent('Still reading');
    await expect.element(page.getByText('appears here.')).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Tell Nima something' })).not.toBeInTheDocument();
    hear(false);
    await expect.element(status).toHaveTextContent('Nothing left');
    await expect.element(page.getByRole('link', { name: 'Tell Nima something' })).toBeVisible();
  });

  it('says with what it came: the category, since when, about whom, and the words where they differ', async () => {
    const learned = {
      text: 'Anna works at Siemens',
      quote: 'she works at Siemens',
      category: 'work',
      subject: 'Anna',
      validFrom: Date.UTC(2024, 2, 1, 12),
    };
    await drawInbox({ talked: [{ title: 'Anna', learned: [learned] }] });
    const row = page.getByRole('group', { name: 'Anna works at Siemens' });
    await expect.element(row).toHaveTextContent('Work');
    await expect.element(row).toHaveTextContent('about Anna');
    await expect.element(row).toHaveTextContent('since Mar 1, 2024');
    await expect.element(row).toHaveTextContent('Said as “she works at Siemens”');
  });

  it('does not repeat the words where they say the same', async () => {
    const learned = { text: 'My wife is called Anna', quote: 'my wife is called Anna' };
    await drawInbox({ talked: [{ title: 'Anna', learned: [learned] }] });
    await expect.element(page.getByRole('group', { name: learned.text })).not.toHaveTextContent('Said as');
  });

  it('is nothing, and says so with the one thing to do', async () => {
    await drawInbox();
    await expect.element(page.getByText('Nothing to review. What you say of yourself')).toBeVisible();
    await expect
      .element(page.getByRole('link', { name: 'Tell Nima something' }))
      .toHaveAttribute('href', '/chat/new');
    await expect.element(status).toHaveTextContent('Nothing left');
  });

  it('of a conversation that is gone for good says so, and can still be kept', async () => {
    const { chat, had } = await drawInbox({ talked: [HOME] });
    await chat.eraseForGood(had[0]?.id ?? '');
    await expect.element(page.getByText('A conversation that is gone')).toBeVisible();
    expect(page.getByRole('link', { name: 'Where it was said' }).elements()).toEqual([]);
    await expect.poll(offered).toEqual(['I live in Graz']);
  });

  it('of many draws more as the end comes into sight', async () => {
    const learned = Array.from({ length: 200 }, (_, index) => `I own book ${index}`);
    await drawInbox({ talked: [{ title: 'Books', learned }] });
    await expect.poll(() => offered().length).toBe(60);
    await expect.element(status).toHaveTextContent('200 left');
    page.getByRole('group', { name: 'I own book 59' }).element().scrollIntoView();
    await expect.poll(() => offered().length).toBeGreaterThan(60);
  });
});

describe('a verdict', () => {
  it('keeps a fact with the words it came from; undo takes it out again', async () => {
    const { memory, notices } = await drawInbox({ talked: [HOME] });
    await button('Keep: “I live in Graz”').click();
    await expect.poll(offered).toEqual([]);
    expect(await everything(memory)).toEqual(['I live in Graz']);
    notices.undo();
    await expect.poll(offered).toEqual(['I live in Graz']);
    expect(await everything(memory)).toEqual([]);
  });

  it('is given once, however often it is pressed', async () => {
    const { memory } = await drawInbox({ talked: [HOME] });
    await expect.poll(offered).toEqual(['I live in Graz']);
    const keep = button('Keep: “I live in Graz”').element() as HTMLElement;
    keep.click();
    keep.click();
    await expect.poll(offered).toEqual([]);
    expect(await everything(memory)).toEqual(['I live in Graz']);
  });

  it('rejects; undo offers it again', async () => {
    const { memory, notices } = await drawInbox({ talked: [HOME] });
    await button('No: “I live in Graz”').click();
    await expect.poll(offered).toEqual([]);
    expect(notices.getState()[0]?.text).toBe('Not kept, and not offered again');
    expect(await everything(memory)).toEqual([]);
    notices.undo();
    await expect.poll(offered).toEqual(['I live in Graz']);
  });

  it('keeps it in other words, under another category, since another day', async () => {
    const { memory, learned } = await drawInbox({ talked: [HOME] });
    await button('Edit: “I live in Graz”').click();
    await page.getByRole('textbox', { name: 'Fact' }).fill('I live in Vienna');
    await page.getByLabelText('Category').fill('travel');
    await page.getByLabelText('Holds since').fill('2024-03-01');
    await button('Keep').click();
    await expect.poll(offered).toEqual([]);
    const { rows } = await memory.page(new AbortController().signal, NO_FILTER, { offset: 0, count: 5 });
    expect(rows[0]?.fact).toMatchObject({
      text: 'I live in Vienna',
      category: 'travel',
      provenance: { message: learned[0]?.message, quote: 'I live in Graz' },
    });
    expect(new Date(rows[0]?.fact.validFrom ?? 0).getMonth()).toBe(2);
  });

  it('says what it would replace before it is kept, does both in one go, and takes both back', async () => {
    const { memory, notices } = await drawInbox({ talked: [HOME], facts: ['I live in Linz'] });
    await expect.element(replaces('I live in Linz')).toBeChecked();
    await userEvent.keyboard('j');
    await expect.element(button('Keep: “I live in Graz”')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(async () => everything(memory)).toEqual(['I live in Graz']);
    await expect.poll(offered).toEqual([]);
    expect(notices.getState()[0]?.text).toBe('Replaced; 1 fact is history now');
    notices.undo();
    await expect.poll(async () => everything(memory)).toEqual(['I live in Linz']);
    await expect.poll(offered).toEqual(['I live in Graz']);
    await expect.element(replaces('I live in Linz')).toBeChecked();
  });

  it('replaces nothing whose tick was taken away, and does not ask again', async () => {
    const { memory } = await drawInbox({ talked: [HOME], facts: ['I live in Linz'] });
    await replaces('I live in Linz').click();
    await button('Keep: “I live in Graz”').click();
    await expect.poll(offered).toEqual([]);
    expect(await everything(memory)).toEqual(['I live in Graz', 'I live in Linz']);
    await expect.element(page.getByRole('group', { name: /replace this/ })).not.toBeInTheDocument();
  });

  it('in other words asks at once what those replace, and undo lets that hold again', async () => {
    const { memory, notices } = await drawInbox({ talked: [HOME], facts: ['I work in Linz'] });
    await button('Edit: “I live in Graz”').click();
    await page.getByRole('textbox', { name: 'Fact' }).fill('I work in Graz');
    await button('Keep').click();
    const question = page.getByRole('group', { name: 'Does “I work in Graz” replace this?' });
    await expect.element(question).toHaveFocus();
    await expect.element(question).toHaveTextContent('I work in Linz');
    await button('Replace').click();
    await expect.poll(async () => everything(memory)).toEqual(['I work in Graz']);
    notices.undo();
    await expect.poll(async () => everything(memory)).toEqual(['I work in Graz', 'I work in Linz']);
    notices.undo();
    await expect.poll(async () => everything(memory)).toEqual(['I work in Linz']);
    await expect.poll(offered).toEqual(['I live in Graz']);
  });

  it('that keeps what is known in these words by then adds nothing, and taken back takes nothing away', async () => {
    const { memory, notices } = await drawInbox({ talked: [HOME], facts: ['I live in Graz.'] });
    await button('Keep: “I live in Graz”').click();
    await expect.poll(offered).toEqual([]);
    expect(await everything(memory)).toEqual(['I live in Graz.']);
    notices.undo();
    await expect.poll(offered).toEqual(['I live in Graz']);
    expect(await everything(memory)).toEqual(['I live in Graz.']);
  });

  it('that fails is said, and the offer stays', async () => {
    const { memory, notices } = await drawInbox({ talked: [HOME] });
    memory.failure = new Error('full');
    await button('Keep: “I live in Graz”').click();
    await expect.poll(() => notices.getState().length).toBe(1);
    await expect.poll(offered).toEqual(['I live in Graz']);
  });
});

describe('a kind', () => {
  it('is kept without a question once one says so; it is listed, and asked about again when one says that', async () => {
    const { learning, memory, notices } = await drawInbox({ talked: [CARS] });
    await button('Always keep what I say about cars').click();
    await expect.poll(offered).toEqual(['I prefer synthetic oil']);
    expect(await everything(memory)).toEqual(['I drive a 2014 Civic']);
    const kinds = page.getByRole('region', { name: 'Kept without a question' });
    await expect.element(kinds).toHaveTextContent('cars');
    await button('Ask again about cars').click();
    await expect.element(kinds).not.toBeInTheDocument();
    expect(await learning.acceptedKinds()).toEqual([]);
    notices.undo();
    await expect.element(kinds).toBeVisible();
  });

  it('is taken back with what was kept for it', async () => {
    const { learning, memory, notices } = await drawInbox({ talked: [CARS] });
    await button('Always keep what I say about cars').click();
    await expect.poll(async () => everything(memory)).toEqual(['I drive a 2014 Civic']);
    notices.undo();
    await expect.poll(offered).toEqual(['I drive a 2014 Civic', 'I prefer synthetic oil']);
    expect(await learning.acceptedKinds()).toEqual([]);
    expect(await everything(memory)).toEqual([]);
  });
});

describe('by keyboard', () => {
  it('j and k and the arrows walk, Enter keeps, x rejects, and the next one is at hand', async () => {
    const { memory } = await drawInbox({ talked: [CARS, HOME] });
    await expect.poll(() => offered().length).toBe(3);
    await userEvent.keyboard('jj');
    await expect.element(button('Keep: “I prefer synthetic oil”')).toHaveFocus();
    await userEvent.keyboard('k{ArrowDown}{ArrowDown}{ArrowUp}{Enter}');
    await expect.poll(offered).toEqual(['I drive a 2014 Civic', 'I live in Graz']);
    await expect.element(button('Keep: “I live in Graz”')).toHaveFocus();
    await userEvent.keyboard('x');
    await expect.poll(offered).toEqual(['I drive a 2014 Civic']);
    await expect.element(button('Keep: “I drive a 2014 Civic”')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(offered).toEqual([]);
    expect(await everything(memory)).toEqual(['I drive a 2014 Civic', 'I prefer synthetic oil']);
  });

  it('e edits, Escape leaves it as it was, Enter keeps what was written', async () => {
    const { memory } = await drawInbox({ talked: [HOME] });
    await expect.poll(offered).toEqual(['I live in Graz']);
    await userEvent.keyboard('jexxx{Escape}');
    await expect.poll(offered).toEqual(['I live in Graz']);
    await expect.element(button('Keep: “I live in Graz”')).toHaveFocus();
    await userEvent.keyboard('e{Control>}a{/Control}I live in Vienna{Enter}');
    await expect.poll(async () => everything(memory)).toEqual(['I live in Vienna']);
  });

  it('a keeps all of the kind', async () => {
    const { learning } = await drawInbox({ talked: [CARS] });
    await expect.poll(() => offered().length).toBe(2);
    await userEvent.keyboard('ja');
    await expect.poll(async () => learning.acceptedKinds()).toEqual(['car']);
  });
});
