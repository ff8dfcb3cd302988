import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { timeZone } from '../../../shared/lib/time-zone.ts';
import { FakeClock } from '../../../shared/testing/fakes.ts';
import { fault } from '../../../shared/protocol/errors.ts';
import { connected } from '../../ports/testing/fake-companion-link.ts';
import { lastDays } from './sections.ts';
import { button, drawFacts, newFact, row, rowTexts, search, textOf } from './testing/draw-facts.tsx';

const TEXTS = ['I drive a 2014 Civic', 'Café Ångström opens at eight', 'The Civic needs oil'];
const focused = () => textOf(document.activeElement);
const marked = () => [...document.querySelectorAll('mark')].map(({ textContent }) => textContent);

describe('the list', () => {
  it('shows what is known, the newest first, under its day, with its count', async () => {
    await drawFacts({ facts: TEXTS });
    await expect.element(page.getByText('3 facts', { exact: true })).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'Today' })).toBeVisible();
    expect(rowTexts()).toEqual(TEXTS);
  });

  it('groups by day and month, and names what is where in the whole', async () => {
    const day = 86_400_000;
    const now = Date.UTC(2026, 0, 2, 12);
    await drawFacts({
      facts: [0, 1, 20, 400].map((days) => ({ text: `${days} days ago`, createdAt: now - days * day })),
    });
    const headings = () =>
      page
        .getByRole('heading', { level: 2 })
        .elements()
        .map(({ textContent }) => textContent);
    await expect
      .poll(headings)
      .toEqual(expect.arrayContaining(['Today', 'Yesterday', 'December 2025', 'November 2024']));
    const item = row('400 days ago').element().closest('li');
    expect(item?.ariaSetSize).toBe('4');
    expect(item?.ariaPosInSet).toBe('4');
  });

  it('draws what is in sight of ten thousand facts, and reads on to the end', async () => {
    const facts = Array.from({ length: 10_000 }, (_, index) => `fact ${index}`);
    const { memory } = await drawFacts({ facts });
    await expect.element(row('fact 0 Other')).toBeVisible();
    expect(rowTexts().length).toBeLessThan(80);
    row('fact 0 Other').element().focus();
    await userEvent.keyboard('{End}');
    await expect.poll(focused).toBe('fact 9999');
    await userEvent.keyboard('{Home}');
    await expect.poll(focused).toBe('fact 0');
    expect(memory.asked.length).toBeLessThan(20);
  });

  it('follows what other tabs change', async () => {
    const { memory } = await drawFacts({ facts: ['mine'] });
    await expect.element(row('mine')).toBeVisible();
    await memory.remember('theirs');
    await expect.poll(rowTexts).toEqual(['theirs', 'mine']);
  });

  it('tells an empty memory what to do, and on the phone takes there', async () => {
    const { navigation } = await drawFacts({ size: 'phone' });
    const first = page.getByRole('link', { name: 'Write the first fact' });
    await expect.element(first).toHaveAttribute('href', '/memory/new');
    navigation.go('/memory/new');
    await expect.element(newFact).toHaveFocus();
  });

  it('says where the memory lives when it is not here', async () => {
    await drawFacts({ link: connected({ dataOrigin: 'http://nima.local:8787' }) });
    await expect.element(page.getByText('Your memory lives at another address')).toBeVisible();
  });

  it('says what the search cannot do yet, and is silent when all is well', async () => {
    const { memory } = await drawFacts({ facts: TEXTS });
    memory.state.show({ kind: 'ready', size: 3, pending: 2, byMeaning: false });
    const line = page.getByText('Search by words only, until the model is here · 2 records being indexed');
    await expect.element(line).toBeVisible();
    memory.state.show({ kind: 'ready', size: 3, pending: 0, byMeaning: true });
    await expect.element(line).not.toBeInTheDocument();
  });

  it('says what failed where the rows would be', async () => {
    const { memory } = await drawFacts({ facts: TEXTS });
    memory.late = () => Promise.reject(fault('storage_failed', 'No.'));
    await search.fill('civic');
    await expect.element(page.getByRole('alert')).toHaveTextContent('could not read or write');
  });
});

describe('the search', () => {
  it('acts as one types and underlines what was found', async () => {
    await drawFacts({ facts: TEXTS });
    await search.fill('civic');
    await expect.poll(rowTexts).toHaveLength(2);
    expect(marked()).toEqual(['Civic', 'Civic']);
    await search.fill('angstrom');
    await expect.poll(rowTexts).toEqual([TEXTS[1]]);
  });

  it('asks for every letter at once and shows the last answer alone', async () => {
    const { memory } = await drawFacts({ facts: TEXTS });
    await expect.poll(rowTexts).toHaveLength(3);
    await userEvent.type(search.element(), 'oil');
    await expect.poll(rowTexts).toEqual([TEXTS[2]]);
    expect(memory.asked.map(({ words }) => words)).toEqual(expect.arrayContaining(['o', 'oi', 'oil']));
  });

  it('comes into the address when it stands, so that a reload finds it again', async () => {
    const { navigation } = await drawFacts({ facts: TEXTS });
    await search.fill('civic oil');
    await userEvent.keyboard('{Enter}');
    expect(navigation.getState().search).toBe('?q=civic+oil');
    await expect
      .element(row('The Civic needs oil'))
      .toHaveAttribute('href', expect.stringContaining('?q=civic+oil'));
  });

  it('is asked for by the address, takes the focus, and tells when nothing fits', async () => {
    const { navigation } = await drawFacts({ facts: TEXTS, address: '/memory?find' });
    await expect.element(search).toHaveFocus();
    expect(navigation.getState().search).toBe('');
    await search.fill('nothing like it');
    await expect.element(page.getByText('No current fact says this.')).toBeVisible();
    await button('Search the past too').click();
    expect(navigation.getState().search).toContain('past=show');
  });
});

describe('the time zone of the profile', () => {
  it('says which day it is, and when a day that is typed begins', async () => {
    const evening = Date.UTC(2026, 0, 1, 20);
    const newYear = Date.UTC(2025, 11, 31, 20);
    const { memory, navigation, kept } = await drawFacts({
      facts: [
        { text: 'a', createdAt: evening },
        { text: 'b', createdAt: newYear },
      ],
    });
    const headings = () => page.getByRole('heading', { level: 2 }).elements();
    const shown = () =>
      headings()
        .map(({ textContent }) => textContent)
        .filter((text) => /^(Today|Yesterday|\w+ \d{4})$/.test(text));
    await memory.changeProfile({ timeZone: 'Asia/Tokyo' });
    await expect.poll(shown).toEqual(['Today', 'Yesterday']);
    await memory.changeProfile({ timeZone: 'Pacific/Honolulu' });
    await expect.poll(shown).toEqual(['Yesterday', 'December 2025']);
    navigation.go(`/memory/${kept[0]?.id}`);
    await page.getByLabelText('Holds since').fill('2024-05-01');
    const validFrom = () => memory.peek(kept[0]?.id ?? '')?.validFrom;
    await expect.poll(validFrom).toBe(Date.UTC(2024, 4, 1, 10));
    await memory.changeProfile({ timeZone: 'Asia/Tokyo' });
    await expect.element(page.getByLabelText('Holds since')).toHaveValue('2024-05-01');
    navigation.go('/memory?from=2026-01-02');
    await expect.poll(rowTexts).toEqual(['a']);
    await memory.changeProfile({ timeZone: 'Pacific/Honolulu' });
    await expect.poll(rowTexts).toEqual([]);
  });
});

describe('whoever asks to write', () => {
  it('writes on behind what was begun, as often as they ask', async () => {
    const { navigation, drafts } = await drawFacts({ facts: TEXTS });
    drafts.write('memory.new', 'half a ');
    for (const more of ['thou', 'ght']) {
      navigation.go('/memory/new?write');
      await expect.element(newFact).toHaveFocus();
      expect(navigation.getState()).toEqual({ pathname: '/memory/new', search: '' });
      await userEvent.keyboard(more);
      (newFact.element() as HTMLElement).blur();
    }
    expect(drafts.getState()['memory.new']).toBe('half a thought');
  });
});

describe('facts of a day to come', () => {
  afterEach(() => void vi.useRealTimers());

  it('say from when they hold, and hold from then on, also where the page stays open', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const tomorrow = lastDays(new FakeClock().now() + 86_400_000, timeZone('')).today;
    const { memory, kept, navigation, clock } = await drawFacts({
      facts: [{ text: 'I live in Porto', validFrom: tomorrow }, 'I live in Ghent'],
    });
    await memory.supersede(kept[0]?.id ?? '', [kept[1]?.id ?? '']);
    await expect.poll(rowTexts).toEqual(['I live in Porto', 'I live in Ghent']);
    await expect.element(row(/Porto.*Holds from/)).toBeVisible();
    await expect.element(row(/Ghent.*Holds from/)).not.toBeInTheDocument();
    navigation.go(`/memory/${kept[0]?.id}`);
    await expect.element(page.getByText(/^Holds from .* until then it is not recalled/)).toBeVisible();
    await expect.element(button('Outdated')).not.toBeInTheDocument();
    clock.advance(tomorrow - clock.now());
    vi.advanceTimersByTime(60_000);
    await expect.poll(rowTexts).toEqual(['I live in Porto']);
    await expect.element(row(/Holds from/)).not.toBeInTheDocument();
    await expect.element(page.getByText(/until then it is not recalled/)).not.toBeInTheDocument();
  });
});

describe('the keys', () => {
  it('walk from the search into the rows and back', async () => {
    await drawFacts({ facts: TEXTS });
    await expect.poll(rowTexts).toHaveLength(3);
    await search.click();
    await userEvent.keyboard('{ArrowDown}');
    expect(focused()).toBe(TEXTS[0]);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    await expect.poll(focused).toBe(TEXTS[2]);
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
    await expect.element(search).toHaveFocus();
  });

  it('pin, forget with a way back, and leave the focus on the next row', async () => {
    const { memory, kept, said, undo } = await drawFacts({ facts: TEXTS });
    await expect.poll(rowTexts).toHaveLength(3);
    row(/2014/).element().focus();
    await userEvent.keyboard('p');
    await expect.poll(() => memory.peek(kept[0]?.id ?? '')?.pinned).toBe(true);
    await userEvent.keyboard('{Delete}');
    await expect.poll(rowTexts).toEqual(TEXTS.slice(1));
    expect(said()).toEqual(['1 fact pinned', '1 fact forgotten']);
    expect(focused()).toBe(TEXTS[1]);
    undo();
    await expect.poll(rowTexts).toEqual(TEXTS);
  });

  it('choose, and what is done to one of the chosen is done to all', async () => {
    const { said } = await drawFacts({ facts: TEXTS });
    await expect.poll(rowTexts).toHaveLength(3);
    row(/2014/).element().focus();
    await userEvent.keyboard('x{ArrowDown}x');
    await expect.element(page.getByRole('toolbar').getByText('2 chosen')).toBeVisible();
    await userEvent.keyboard('{Delete}');
    await expect.poll(rowTexts).toEqual([TEXTS[2]]);
    expect(said()).toEqual(['2 facts forgotten']);
    await expect.element(page.getByText('2 chosen')).not.toBeInTheDocument();
  });

  it('find a row to stand on when the last one is forgotten', async () => {
    await drawFacts({ facts: TEXTS });
    await expect.poll(rowTexts).toHaveLength(3);
    row(/needs oil/)
      .element()
      .focus();
    await userEvent.keyboard('{Delete}');
    await expect.poll(rowTexts).toHaveLength(2);
    await expect.poll(focused).toBe(TEXTS[1]);
  });
});

describe('the filters', () => {
  const facts = [
    { text: 'Rent is due', category: 'finances', pinned: true },
    { text: 'Standing meeting', category: 'work' },
    { text: 'Old job', category: 'work', validTo: Date.UTC(2025, 0, 1), createdAt: Date.UTC(2024, 4, 5) },
  ];

  it('are set by pressing what is drawn, stand in the address, and go by the back gesture', async () => {
    const { navigation } = await drawFacts({ facts });
    await button(/^Work/).click();
    await expect.poll(rowTexts).toEqual(['Standing meeting']);
    expect(navigation.getState().search).toBe('?category=work');
    await page.getByText('Current and past').click();
    await expect.poll(rowTexts).toEqual(['Standing meeting', 'Old job']);
    navigation.back();
    navigation.back();
    await expect.poll(rowTexts).toEqual(['Rent is due', 'Standing meeting']);
  });

  it('are shown as chips, each to be taken away', async () => {
    const { navigation } = await drawFacts({ facts, address: '/memory?category=finances&pinned=1' });
    await expect.poll(rowTexts).toEqual(['Rent is due']);
    await button('Remove the filter “Finances”').click();
    await button('Remove the filter “Pinned”').click();
    await expect.poll(rowTexts).toHaveLength(2);
    expect(navigation.getState().search).toBe('');
  });

  it('say when nothing passes, and how to see all again', async () => {
    await drawFacts({ facts, address: '/memory?category=cars' });
    await expect.element(page.getByText('No fact passes these filters.')).toBeVisible();
    await button('Show all facts').click();
    await expect.poll(rowTexts).toHaveLength(2);
  });

  it('take a month from the chart by keyboard', async () => {
    const { navigation } = await drawFacts({ facts, address: '/memory?past=show' });
    await button('January 2026: 2 facts').click();
    expect(navigation.getState().search).toContain('from=2026-01-01&to=2026-01-31');
    await userEvent.keyboard('{Home}{Enter}');
    await expect.poll(rowTexts).toEqual(['Old job']);
  });

  it('float above the list on a phone', async () => {
    await drawFacts({ facts, size: 'phone' });
    await button('Filters').click();
    const dialog = page.getByRole('dialog', { name: 'Filters' });
    await dialog.getByRole('button', { name: 'Finances 1' }).click();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect.poll(rowTexts).toEqual(['Rent is due']);
  });
});

describe('the category of a new fact', () => {
  it('is guessed while one writes, and changed by one press', async () => {
    const { memory } = await drawFacts();
    memory.guesses = (text) => (text.includes('oil') ? ['cars', 'technical', 'home', 'work'] : []);
    const category = page.getByRole('combobox', { name: 'Category' });
    await newFact.fill('Oil change at 120,000 km, 5W-30 oil');
    await expect.element(category).toHaveValue('Cars');
    expect(button(/^(Home|Work)$/).elements()).toHaveLength(1);
    await button('Technical').click();
    await expect.element(category).toHaveValue('Technical');
    expect(button('Home').elements()).toEqual([]);
    await newFact.click();
    await userEvent.keyboard('{Enter}');
    await expect.poll(rowTexts).toHaveLength(1);
    await expect.element(row(/Oil change.*Technical/)).toBeVisible();
    // What was chosen for one fact says nothing of the next.
    await newFact.fill('More oil');
    await expect.element(category).toHaveValue('Cars');
  });

  it('is guessed of the whole text, however fast it is written and kept', async () => {
    const { memory } = await drawFacts();
    memory.guesses = (text) => (text.endsWith('rent.') ? ['finances'] : ['technical']);
    await newFact.click();
    await userEvent.keyboard('940 is my rent.{Enter}');
    await expect.element(row(/940 is my rent.*Finances/)).toBeVisible();
  });

  it('keeps nobody waiting: before there is a guess it is kept as it stands', async () => {
    const { memory } = await drawFacts();
    memory.guessCategories = async () => new Promise(() => undefined);
    await newFact.fill('Quick as that');
    await userEvent.keyboard('{Enter}');
    await expect.element(row(/Quick as that.*Other/)).toBeVisible();
    memory.guessCategories = async () => Promise.reject(fault('embedding_unavailable', 'No.'));
    await newFact.fill('And again');
    await userEvent.keyboard('{Enter}');
    await expect.element(row(/And again.*Other/)).toBeVisible();
  });
});
