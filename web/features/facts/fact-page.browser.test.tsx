import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { fault } from '../../../shared/protocol/errors.ts';
import { button, drawFacts, newFact, row, rowTexts, search } from './testing/draw-facts.tsx';

const text = page.getByRole('textbox', { name: 'Text' });

describe('a new fact', () => {
  it('is kept with Enter, and the line is empty for the next', async () => {
    const { memory, drafts, said, undo } = await drawFacts();
    await newFact.fill('  I drive a 2014 Civic ');
    await userEvent.keyboard('{Enter}');
    await expect.poll(rowTexts).toEqual(['I drive a 2014 Civic']);
    await expect.element(newFact).toHaveValue('');
    expect(drafts.getState()).toEqual({});
    expect(said()).toEqual(['Kept']);
    undo();
    await expect.poll(rowTexts).toEqual([]);
    expect(memory.changes.getState()).toBe(2);
  });

  it('survives being left', async () => {
    const { drafts, remove } = await drawFacts();
    await newFact.fill('half a thou');
    remove();
    expect(drafts.getState()).toEqual({ 'memory.new': 'half a thou' });
  });

  it('is filed as other, or under the category one names', async () => {
    const { memory } = await drawFacts();
    await newFact.fill('Oil change every 15,000 km');
    const category = page.getByRole('combobox', { name: 'Category' });
    await expect.element(category).toHaveValue('Other');
    await category.fill('cars');
    await userEvent.keyboard('{Enter}');
    await expect.element(category).toHaveValue('Cars');
    await button('Keep').click();
    await expect.element(row(/Oil change.*Cars/)).toBeVisible();
    await expect.element(category).toHaveValue('Other');
    expect(memory.changes.getState()).toBe(1);
  });

  it('takes the place of an older one only when told to, with a way back', async () => {
    const { memory, kept, undo } = await drawFacts({ facts: ['I drive a Civic', 'I drive a lot'] });
    await newFact.fill('I drive a Tesla');
    await button('Keep').click();
    await expect
      .element(page.getByRole('heading', { name: 'Does “I drive a Tesla” replace this?' }))
      .toBeVisible();
    await expect
      .element(page.getByRole('checkbox', { name: 'I drive a Civic', exact: false }).last())
      .toBeChecked();
    const successor = () => kept.map(({ id }) => memory.peek(id)?.supersededBy ?? null);
    expect(successor()).toEqual([null, null]);
    await button('Replace').click();
    await expect.poll(rowTexts).toEqual(['I drive a Tesla', 'I drive a lot']);
    undo();
    await expect.poll(successor).toEqual([null, null]);
  });

  it('lets whoever types on do so, and asks one question after the other', async () => {
    const { memory } = await drawFacts({ facts: ['I drive a Civic'] });
    await newFact.click();
    await userEvent.keyboard('I drive a Tesla{Enter}');
    await expect.element(page.getByRole('group', { name: /Tesla. replace this/ })).toBeVisible();
    await expect.element(newFact).toHaveFocus();
    await userEvent.keyboard('I drive a bus{Enter}My next appointment is on Monday.{Enter}');
    await expect.poll(rowTexts).toContain('My next appointment is on Monday.');
    await expect.element(page.getByRole('group', { name: /Tesla. replace this/ })).toBeVisible();
    await button('Keep both').click();
    await button('Replace').click();
    await expect.element(button('Keep both')).not.toBeInTheDocument();
    await expect.poll(rowTexts).not.toContain('I drive a Civic');
    expect(memory.changes.getState()).toBeGreaterThan(3);
  });

  it('stands beside the older one when told to', async () => {
    const { memory, kept } = await drawFacts({ facts: ['I drive a Civic'] });
    await newFact.fill('I drive a Tesla');
    await button('Keep').click();
    await button('Keep both').click();
    await expect.element(button('Keep both')).not.toBeInTheDocument();
    expect(memory.peek(kept[0]?.id ?? '')?.supersededBy).toBeNull();
  });

  it('has the browser find out which way a text runs, unless it is too long to be kept', async () => {
    await drawFacts();
    await newFact.fill('مرحبا');
    await expect.element(newFact).toHaveAttribute('dir', 'auto');
    await newFact.fill('m '.repeat(10_001));
    await expect.element(newFact).not.toHaveAttribute('dir');
  });

  it('stays on the line when the disk is full, and says why', async () => {
    const { memory } = await drawFacts();
    memory.failure = fault('storage_full', 'No room.');
    await newFact.fill('a fact');
    await button('Keep').click();
    await expect.element(page.getByRole('alert')).toHaveTextContent('no room left');
    await expect.element(newFact).toHaveValue('a fact');
  });

  it('leads a phone back to the list', async () => {
    const { navigation } = await drawFacts({ size: 'phone' });
    navigation.go('/memory/new');
    await newFact.fill('a fact');
    await userEvent.keyboard('{Enter}');
    await expect.element(row(/a fact/)).toBeVisible();
    expect(navigation.went).toContain('back');
  });

  it('begun and left on a phone waits at the top of the list', async () => {
    await drawFacts({ size: 'phone', address: '/memory/new' });
    await newFact.fill('half a thou');
    await button('Back to the list').click();
    await expect.element(page.getByRole('heading', { name: 'Not kept yet' })).toBeVisible();
    await expect.element(row('half a thou')).toHaveAttribute('href', '/memory/new');
  });
});

async function openFirst(fact: NonNullable<Parameters<typeof drawFacts>[0]>['facts']) {
  const drawn = await drawFacts({ facts: fact ?? [] });
  const [first] = drawn.kept;
  if (!first) throw new Error('There is no fact to open.');
  drawn.navigation.go(`/memory/${first.id}`);
  await expect.element(text).toBeVisible();
  return { ...drawn, first, now: () => drawn.memory.peek(first.id) };
}

describe('the page of a fact', () => {
  it('keeps a changed text, and both texts in its history', async () => {
    const { now, drafts } = await openFirst(['The fan starts at 62 °C.']);
    await text.fill('The fan starts at 60 °C.');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => now()?.text).toBe('The fan starts at 60 °C.');
    await expect.poll(() => drafts.getState()).toEqual({});
    await button('Restore').click();
    await expect.element(text).toHaveValue('The fan starts at 62 °C.');
    await expect.poll(() => button('Restore').elements()).toHaveLength(2);
  });

  it('keeps what was begun as a draft, told in the list', async () => {
    const { navigation, first } = await openFirst(['a', 'b']);
    await text.fill('a and on');
    navigation.go('/memory');
    await expect.element(row(/a Not kept yet/)).toBeVisible();
    navigation.go(`/memory/${first.id}`);
    await expect.element(text).toHaveValue('a and on');
    await button('Drop changes').click();
    await expect.element(text).toHaveValue('a');
  });

  it('forgets what is wrong at once, with a way back', async () => {
    const { navigation, undo } = await openFirst(['a', 'b']);
    await button('Wrong').click();
    await expect.poll(rowTexts).toEqual(['b']);
    expect(navigation.getState().pathname).toBe('/memory');
    undo();
    await expect.poll(rowTexts).toEqual(['a', 'b']);
  });

  it('makes history of what is outdated at once, with a way back', async () => {
    const { undo } = await openFirst(['a', 'b']);
    await button('Outdated').click();
    await expect.element(page.getByText(/^History since/)).toBeVisible();
    await expect.poll(rowTexts).toEqual(['b']);
    undo();
    await expect.element(page.getByText(/^History since/)).not.toBeInTheDocument();
    await expect.poll(rowTexts).toEqual(['a', 'b']);
  });

  it('changes category, subject and time where they stand', async () => {
    const { now, undo } = await openFirst(['She lives in Ghent']);
    await page.getByRole('combobox', { name: 'Category' }).fill('Family');
    await page.getByRole('textbox', { name: 'About' }).fill('my sister');
    await expect.poll(() => now()?.category).toBe('Family');
    await page.getByLabelText('Holds since').fill('2024-05-01');
    await expect.poll(() => now()?.subject).toBe('my sister');
    await expect.poll(() => new Date(now()?.validFrom ?? 0).getFullYear()).toBe(2024);
    undo();
    await expect.poll(() => now()?.validFrom).toBeNull();
  });

  it('says where it comes from', async () => {
    await openFirst([
      {
        text: 'The fan starts at 62 °C.',
        source: 'conversation',
        confidence: 0.8,
        provenance: { conversation: 'Garage talk', quote: 'it kicks in at sixty-two' },
        metadata: { room: 'office', floors: [1, 2] },
      },
    ]);
    await expect.element(page.getByText('Conversation · 80% sure · Garage talk')).toBeVisible();
    await expect.element(page.getByText('it kicks in at sixty-two')).toBeVisible();
    await expect.element(page.getByRole('textbox', { name: 'Value of “floors”' })).toHaveValue('[1,2]');
  });

  it('leads to the message it was learned from', async () => {
    const [conversation, message] = [
      '0190aaaa-0000-7000-8000-000000000001',
      '0190aaaa-0000-7000-8000-000000000002',
    ];
    await openFirst([{ text: 'a', source: 'conversation', provenance: { conversation, message } }]);
    const link = page.getByRole('link', { name: 'Where it was said' });
    await expect.element(link).toHaveAttribute('href', `/chat/${conversation}?at=${message}`);
    await expect.element(page.getByText(conversation)).not.toBeInTheDocument();
  });

  it('says what another program called it, and where it was filed there', async () => {
    const provenance = { import: 'mem0.json', foreignId: 'a-17', foreignCategory: 'hardware' };
    await openFirst([{ text: 'a', source: 'import', provenance }]);
    for (const known of ['Import · mem0.json', 'hardware', 'a-17'])
      await expect.element(page.getByText(known, { exact: true })).toBeVisible();
  });

  it('holds details that are written, changed and removed as names and values', async () => {
    const { now, undo } = await openFirst([{ text: 'a', metadata: { room: 'office', floors: [1, 2] } }]);
    const details = () => now()?.metadata;
    await page.getByRole('textbox', { name: 'room' }).fill('cellar');
    await userEvent.keyboard('{Enter}');
    await expect.poll(details).toEqual({ room: 'cellar', floors: [1, 2] });
    await page.getByRole('textbox', { name: 'Value of “floors”' }).fill('[3]');
    await userEvent.keyboard('{Enter}');
    await expect.poll(details).toEqual({ room: 'cellar', floors: [3] });
    await button('Remove the detail “room”').click();
    await expect.poll(details).toEqual({ floors: [3] });
    undo();
    await expect.poll(details).toEqual({ room: 'cellar', floors: [3] });
    const name = page.getByRole('textbox', { name: 'Name of a new detail' });
    await name.fill('__proto__');
    await expect.element(button('Add')).toBeDisabled();
    await name.fill('serial');
    await page.getByRole('textbox', { name: 'Value', exact: true }).fill(' 0042 ');
    await userEvent.keyboard('{Enter}');
    await expect.poll(details).toEqual({ room: 'cellar', floors: [3], serial: '0042' });
    await expect.element(name).toHaveValue('');
    await expect.element(page.getByText('Details', { exact: true }).first()).toBeVisible();
  });

  it('shows why it was found, in parts that add up to the score', async () => {
    const { memory, navigation, first } = await drawFacts({
      facts: [{ text: 'The Civic needs oil', pinned: true }],
    }).then((drawn) => ({ ...drawn, first: drawn.kept[0]?.id ?? '' }));
    await search.fill('oil');
    await userEvent.keyboard('{Enter}');
    navigation.go(`/memory/${first}?q=oil`);
    const why = page.getByRole('figure', { name: 'Why this memory?' });
    await expect.element(why).toBeVisible();
    const amounts = [...why.element().querySelectorAll('dd')].map(({ textContent }) => Number(textContent));
    const total = amounts.pop() ?? 0;
    expect(amounts).toHaveLength(6);
    expect(amounts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(total, 3);
    const [hit] = await memory.recall(new AbortController().signal, 'oil');
    expect(total).toBeCloseTo(hit?.score ?? 0, 3);
  });

  it('erases for good after a second press, and not with Enter pressed twice', async () => {
    const { now, navigation } = await openFirst(['a']);
    button('Erase for good').element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(button('Keep it')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(now()).toBeDefined();
    await button('Erase for good').click();
    await button('Erase now').click();
    await expect.poll(now).toBeUndefined();
    expect(navigation.getState().pathname).toBe('/memory');
  });

  it('of a fact that is gone keeps what was begun on it', async () => {
    const { drafts, memory, navigation, first } = await openFirst(['a']);
    await text.fill('a and on');
    await memory.eraseForGood([first.id]);
    await expect.element(page.getByRole('heading', { name: 'This fact is not here' })).toBeVisible();
    await button('Write it as a new fact').click();
    await expect.element(newFact).toHaveValue('a and on');
    expect(Object.keys(drafts.getState())).toEqual(['memory.new']);
    expect(navigation.getState().pathname).toBe('/memory/new');
  });
});

describe('the profile', () => {
  it('keeps each line when it is left, and drafts until then', async () => {
    const { memory, drafts } = await drawFacts({ address: '/memory/profile' });
    const name = page.getByRole('textbox', { name: 'Name' });
    await name.fill('Ada');
    expect(drafts.getState()).toEqual({ 'profile.name': 'Ada' });
    await userEvent.keyboard('{Tab}');
    await expect.poll(async () => (await memory.profile()).name).toBe('Ada');
    expect(drafts.getState()).toEqual({});
  });

  it('keeps preferences, one by one', async () => {
    const { memory } = await drawFacts({ address: '/memory/profile' });
    const preferences = async () => (await memory.profile()).preferences;
    for (const wish of ['Short answers', 'Metric units']) {
      await page.getByRole('textbox', { name: 'New preference' }).fill(wish);
      await userEvent.keyboard('{Enter}');
    }
    await expect.poll(preferences).toEqual(['Short answers', 'Metric units']);
    await button('Remove “Short answers”').click();
    await expect.poll(preferences).toEqual(['Metric units']);
  });

  it('puts the pinned facts in order', async () => {
    const facts = ['a', 'b', 'c'].map((name) => ({ text: name, pinned: true }));
    const { memory, kept } = await drawFacts({ facts, address: '/memory/profile' });
    await button('Move up: c').click();
    await expect
      .poll(async () => (await memory.profile()).pinnedFacts)
      .toEqual([kept[0]?.id, kept[2]?.id, kept[1]?.id]);
    await expect.element(button('Move up: a')).toBeDisabled();
    await button('Unpin: a').click();
    await expect.element(button('Move up: c')).toBeDisabled();
  });

  it('says why a line could not be kept, and keeps the draft', async () => {
    const { memory, drafts } = await drawFacts({ address: '/memory/profile' });
    const name = page.getByRole('textbox', { name: 'Name' });
    await expect.element(name).toBeVisible();
    memory.failure = fault('storage_full', 'No room.');
    await name.fill('Ada');
    await userEvent.keyboard('{Tab}');
    await expect.element(page.getByRole('alert')).toHaveTextContent('no room left');
    expect(drafts.getState()).toEqual({ 'profile.name': 'Ada' });
  });

  it('keeps what it said before, to be brought back or erased', async () => {
    const { memory } = await drawFacts({ address: '/memory/profile' });
    for (const name of ['Ada', 'Ada Lovelace']) await memory.changeProfile({ name });
    await memory.changeProfile({ pinnedFacts: [] });
    const history = page.getByRole('listitem').filter({ hasText: 'Name:' });
    await expect
      .poll(() => history.elements().map(({ textContent }) => textContent))
      .toEqual([expect.stringContaining('Name: Ada'), expect.stringContaining('Name: nothing')]);
    await history.nth(0).getByRole('button', { name: 'Restore' }).click();
    await expect.poll(async () => (await memory.profile()).name).toBe('Ada');
    await expect.element(page.getByText('Name: Ada Lovelace')).toBeVisible();
    await button('Erase this history').click();
    await button('Erase now').click();
    await expect.element(history).not.toBeInTheDocument();
    expect(await memory.profileHistory()).toEqual([]);
    expect((await memory.profile()).name).toBe('Ada');
  });
});
