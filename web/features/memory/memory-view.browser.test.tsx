import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { buildNote } from '../../../shared/testing/builders.ts';
import { CountingIds } from '../../../shared/testing/fakes.ts';
import { connected } from '../../ports/testing/fake-companion-link.ts';
import { drawMemory, newNote, openNote, rows, search } from './testing/draw-memory.tsx';

const TEXTS = ['I drive a 2014 Civic', 'Café Ångström opens at eight', 'The Civic needs oil'];
const link = (name: string | RegExp) => page.getByRole('link', { name });
const shown = async () => rows.elements().map((row) => row.querySelector('a > span')?.textContent);

describe('the list', () => {
  it('shows what was written, the newest first, under its day, with its count', async () => {
    await drawMemory({ texts: TEXTS });
    await expect.element(page.getByText('3 notes', { exact: true })).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'Today' })).toBeVisible();
    expect(await shown()).toEqual(TEXTS);
  });

  it('follows what other tabs write', async () => {
    const { repository } = await drawMemory({ texts: ['mine'] });
    await repository.put(
      buildNote({ id: '01900000-0000-7000-8000-0000000000ff', text: 'theirs', createdAt: 1 }),
    );
    await expect.element(page.getByText('2 notes', { exact: true })).toBeVisible();
    await expect.element(page.getByRole('heading', { name: /1 January 1970|January 1, 1970/ })).toBeVisible();
  });

  it('marks the note that is open', async () => {
    await drawMemory({ texts: TEXTS, address: `/memory/${new CountingIds().next()}` });
    await expect.element(link(/2014 Civic/)).toHaveAttribute('aria-current', 'true');
    await expect.element(link(/needs oil/)).not.toHaveAttribute('aria-current');
  });

  it('teaches what this is when there is nothing yet', async () => {
    await drawMemory();
    await expect.element(page.getByText('What you write here stays in this browser')).toBeVisible();
  });

  it('is walked by the arrow keys, from the search to the last row and back', async () => {
    await drawMemory({ texts: TEXTS });
    await search.click();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(link(/2014 Civic/)).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    await expect.element(link(/needs oil/)).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(link(/Ångström/)).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    await expect.element(search).toHaveFocus();
  });
});

describe('the search', () => {
  it('finds as one types, marks what it found, and says how much', async () => {
    await drawMemory({ texts: TEXTS });
    await search.fill('civic');
    await expect.poll(shown).toEqual([TEXTS[0], TEXTS[2]]);
    expect(rows.elements().map((row) => row.querySelector('mark')?.textContent)).toEqual(['Civic', 'Civic']);
    await expect.element(page.getByText('2 notes found')).toBeInTheDocument();
    await search.fill('oil civic');
    await expect.poll(shown).toEqual([TEXTS[2]]);
    await expect.element(page.getByText('1 note found')).toBeInTheDocument();
  });

  it('says that nothing was found, and is cleared by one press', async () => {
    await drawMemory({ texts: TEXTS });
    await search.fill('tomato');
    await expect.element(page.getByText('No note holds these words')).toBeVisible();
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await expect.poll(shown).toEqual(TEXTS);
    await expect.element(search).toHaveValue('');
  });

  it('leaves the open note open when it is not among what was found', async () => {
    await drawMemory({ texts: TEXTS, address: `/memory/${new CountingIds().next()}` });
    await search.fill('oil');
    await expect.poll(shown).toEqual([TEXTS[2]]);
    await expect.element(openNote).toHaveValue('I drive a 2014 Civic');
  });

  it('has the focus when it was asked for, once: the address forgets it', async () => {
    const { navigation } = await drawMemory({ texts: TEXTS, address: '/memory?find' });
    await expect.element(search).toHaveFocus();
    expect(navigation.getState()).toEqual({ pathname: '/memory', search: '' });
  });
});

describe('an address that is not the home of the memory', () => {
  const elsewhere = connected({ dataOrigin: 'http://localhost:9999' });

  it('is explained where the list would be, with the way there', async () => {
    await drawMemory({ link: elsewhere });
    await expect
      .element(page.getByRole('heading', { name: 'Your memory lives at another address' }))
      .toBeVisible();
    await expect.element(link('Open http://localhost:9999')).toHaveAttribute('href', 'http://localhost:9999');
  });

  it.each([
    ['there are notes here', { texts: TEXTS, link: elsewhere }],
    ['this is the home', { link: connected() }],
    ['nobody was told of one', { link: connected({ dataOrigin: null }) }],
    ['nobody is there to ask', {}],
  ])('is not spoken of where %s', async (_, options) => {
    await drawMemory(options);
    await expect.element(page.getByRole('heading', { level: 1, name: 'Memory' })).toBeVisible();
    await expect.element(page.getByText('Your memory lives at another address')).not.toBeInTheDocument();
  });
});

describe('the room for list and page', () => {
  it('is divided as it was left', async () => {
    const { preferences } = await drawMemory({ texts: TEXTS });
    const handle = page.getByRole('separator', { name: 'Width of the list' });
    await expect.element(handle).toHaveAttribute('aria-valuenow', '340');
    handle.element().focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(handle).toHaveAttribute('aria-valuenow', '356');
    expect(preferences.getState().paneWidths).toEqual({ memory: 356 });
  });

  it('goes to one of them on a phone: the list, or the page that was opened', async () => {
    const { navigation, written } = await drawMemory({ texts: TEXTS, size: 'phone' });
    await expect.element(link(/2014 Civic/)).toBeVisible();
    await expect.element(newNote).not.toBeInTheDocument();
    navigation.go(`/memory/${written[0]?.id}`);
    await expect.element(openNote).toBeVisible();
    await expect.element(link(/2014 Civic/)).not.toBeInTheDocument();
  });
});
