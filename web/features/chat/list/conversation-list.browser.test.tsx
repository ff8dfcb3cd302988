import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { buildOffer } from '../../../../shared/testing/builders.ts';
import { drawConversationList, outline, searchField, titles } from '../testing/draw-conversation-list.tsx';

const at = (text: string) => Date.parse(text);
const button = (name: string | RegExp) => page.getByRole('button', { name });
const row = (name: string | RegExp) => page.getByRole('link', { name });
const notice = (notices: { getState(): readonly { text: string }[] }) => notices.getState()[0]?.text;

describe('the list', () => {
  it('has the pinned first, then days, the last week and months', async () => {
    await drawConversationList({
      had: [
        { title: 'Oil', updatedAt: at('2026-01-02T10:00Z') },
        { title: 'Fan', updatedAt: at('2026-01-01T10:00Z') },
        { title: 'Rent', updatedAt: at('2025-12-29T10:00Z') },
        { title: 'Bread', updatedAt: at('2025-12-03T10:00Z') },
        { title: 'Tyres', updatedAt: at('2025-12-01T10:00Z') },
        { title: 'Trip', updatedAt: at('2025-03-01T12:00Z') },
        { title: 'Plan', updatedAt: at('2024-03-01T12:00Z'), pinned: true },
      ],
    });
    await expect
      .poll(outline)
      .toEqual(
        '# Pinned|Plan|# Today|Oil|# Yesterday|Fan|# Last seven days|Rent|# December 2025|Bread|Tyres|# March 2025|Trip'.split(
          '|',
        ),
      );
  });

  it('marks the one that is open', async () => {
    const first = await drawConversationList({ had: [{ title: 'Oil' }, { title: 'Fan' }] });
    first.navigation.go(`/chat/${first.kept[1]?.id}`);
    await expect.element(row(/Fan/)).toHaveAttribute('aria-current', 'true');
    await expect.element(row(/Oil/)).not.toHaveAttribute('aria-current');
  });

  it('says when it is empty, with the one thing to do', async () => {
    await drawConversationList();
    await expect
      .element(page.getByText('Nothing was said yet. Conversations stay in this browser'))
      .toBeVisible();
    await expect.element(row('Begin the first conversation')).toHaveAttribute('href', '/chat/new');
  });

  it('shows what another tab begins', async () => {
    const { chat, clock } = await drawConversationList({ had: [{ title: 'Oil' }] });
    await expect.poll(titles).toEqual(['Oil']);
    clock.advance(1_000);
    await chat.begin('How warm may the fan get');
    await expect.poll(titles).toEqual(['How warm may the fan get', 'Oil']);
  });

  it('of thousands reads and draws what is in sight, down to its end', async () => {
    const had = Array.from({ length: 3_000 }, (_, index) => ({ title: `Talk ${index}` }));
    const { chat } = await drawConversationList({ had });
    await expect.poll(() => titles()[0]).toBe('Talk 0');
    expect(titles().length).toBeLessThan(80);
    await userEvent.keyboard('{Tab}{Tab}{Tab}{Tab}{End}');
    await expect.element(row(/Talk 2999/)).toHaveFocus();
    expect(titles().length).toBeLessThan(80);
    expect((await chat.list({ offset: 0, count: 1 })).total).toBe(3_000);
  });

  it('leads to what is to be reviewed, and says how much that is', async () => {
    const offers = [buildOffer({ id: 'a', key: 'a' }), buildOffer({ id: 'b', key: 'b' })];
    const { learning } = await drawConversationList({ offers });
    await expect.element(row('To review 2')).toHaveAttribute('href', '/chat/inbox');
    await learning.reject('a');
    await expect.element(row('To review 1')).toBeVisible();
  });
});

describe('by keyboard', () => {
  it('arrows walk the rows, and up from the first lies the search', async () => {
    await drawConversationList({ had: [{ title: 'Oil' }, { title: 'Fan' }] });
    await searchField.click();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.element(row(/Fan/)).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    await expect.element(searchField).toHaveFocus();
  });

  it('r writes another title in place, Escape leaves it, Enter takes it, and undo brings it back', async () => {
    const { notices } = await drawConversationList({ had: [{ title: 'Oil' }] });
    await searchField.click();
    await userEvent.keyboard('{ArrowDown}r');
    const field = page.getByRole('textbox', { name: 'New title' });
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard('Other{Escape}');
    await expect.element(row(/Oil/)).toHaveFocus();
    await userEvent.keyboard('{F2}Engine oil{Enter}');
    await expect.element(row(/Engine oil/)).toHaveFocus();
    expect(notice(notices)).toBe('Renamed');
    notices.undo();
    await expect.poll(titles).toEqual(['Oil']);
  });

  it('p pins and unpins', async () => {
    const { notices } = await drawConversationList({ had: [{ title: 'Oil' }, { title: 'Fan' }] });
    await searchField.click();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}p');
    await expect.poll(outline).toEqual(['# Pinned', 'Fan', '# Today', 'Oil']);
    expect(notice(notices)).toBe('Conversation pinned');
    notices.undo();
    await expect.poll(titles).toEqual(['Oil', 'Fan']);
  });

  it('Delete deletes, the focus goes to the next row, and undo brings it back', async () => {
    const { notices } = await drawConversationList({ had: [{ title: 'Oil' }, { title: 'Fan' }] });
    await searchField.click();
    await userEvent.keyboard('{ArrowDown}{Delete}');
    await expect.poll(titles).toEqual(['Fan']);
    await expect.element(row(/Fan/)).toHaveFocus();
    expect(notice(notices)).toBe('Conversation deleted');
    notices.undo();
    await expect.poll(titles).toEqual(['Oil', 'Fan']);
  });

  it('letters in the field of a title are letters', async () => {
    await drawConversationList({ had: [{ title: 'Oil' }] });
    await searchField.click();
    await userEvent.keyboard('{ArrowDown}rpm{Enter}');
    await expect.poll(titles).toEqual(['pm']);
  });
});

describe('the menu of a conversation', () => {
  const open = async (title: string) => {
    await row(new RegExp(title)).hover();
    await button(`What to do with “${title}”`).click();
  };

  it.each(['laptop', 'phone'] as const)('on a %s renames in place', async (size) => {
    await drawConversationList({ had: [{ title: 'Oil' }], size });
    await open('Oil');
    await button('Rename').click();
    await page.getByRole('textbox', { name: 'New title' }).fill('Engine oil');
    await userEvent.keyboard('{Enter}');
    await expect.poll(titles).toEqual(['Engine oil']);
  });

  it('opens with m, and gives the focus back to the row', async () => {
    await drawConversationList({ had: [{ title: 'Oil' }] });
    await searchField.click();
    await userEvent.keyboard('{ArrowDown}m');
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(row(/Oil/)).toHaveFocus();
  });

  it('deletes the one that is open, and leaves it', async () => {
    const { kept, navigation } = await drawConversationList({ had: [{ title: 'Oil' }] });
    navigation.go(`/chat/${kept[0]?.id}`);
    await open('Oil');
    await button('Delete').click();
    await expect.poll(() => navigation.getState().pathname).toBe('/chat');
  });

  it('erases for good only after a second press, with the focus on the safe answer', async () => {
    const { chat, kept, notices } = await drawConversationList({ had: [{ title: 'Oil' }, { title: 'Fan' }] });
    await open('Oil');
    await button('Erase for good').click();
    await expect.element(button('Keep it')).toHaveFocus();
    await button('Keep it').click();
    await button('Erase for good').click();
    await button('Erase now').click();
    await expect.poll(titles).toEqual(['Fan']);
    expect(await chat.conversations([kept[0]?.id ?? ''])).toEqual([undefined]);
    expect(notices.undo()).toBe(false);
  });

  it('saves it as Markdown, with the facts that were the answer', async () => {
    const { chat, memory, saved, notices } = await drawConversationList();
    await memory.remember('I drive a 2014 Civic');
    const id = await chat.begin('Civic');
    await chat.rename(id, 'Civic / or: what');
    await open('Civic / or: what');
    await button('Export as Markdown').click();
    await expect.poll(() => notice(notices)).toBe('Saved as Civic or what.md');
    expect(saved[0]?.name).toBe('Civic or what.md');
    const text = await saved[0]?.text();
    expect(text).toContain('# Civic / or: what\n\n## You, ');
    expect(text).toContain('- I drive a 2014 Civic (');
  });

  it('says what failed, and what was to be done is not done', async () => {
    const { conversations, notices } = await drawConversationList({ had: [{ title: 'Oil' }] });
    conversations.failure = new Error('full');
    await open('Oil');
    await button('Delete').click();
    await expect.poll(() => notices.getState().length).toBe(1);
    await expect.poll(titles).toEqual(['Oil']);
  });
});

describe('the search', () => {
  const had = [
    { title: 'Oil', says: 'What oil does my Civic take?' },
    { title: 'Fan', says: 'The fan starts at 62 degrees' },
  ];

  it('that began before the index was there finds what that holds', async () => {
    let isIndexed = false;
    const { memory } = await drawConversationList({
      had: [{ title: 'Cars', says: 'I drive a 2014 Civic' }],
      isIndexed: () => isIndexed,
    });
    await searchField.fill('civic');
    await expect.element(page.getByText('No message says this.')).toBeVisible();
    isIndexed = true;
    // Whatever the index tells its readers, it tells them as this.
    await memory.remember('Something else');
    await expect.element(page.getByRole('link', { name: /2014 Civic/ })).toBeVisible();
  });

  it('finds messages as one types, marks the words, and leads to the place', async () => {
    const { kept } = await drawConversationList({ had });
    await searchField.fill('civic');
    const found = row(/What oil does my Civic take/);
    await expect.element(found).toHaveAttribute('href', `/chat/${kept[0]?.id}?at=${kept[0]?.message}`);
    await expect.element(found).toHaveTextContent('You');
    await expect.element(found).toHaveTextContent('Oil');
    expect([...found.element().querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['Civic']);
    await expect.element(page.getByRole('status')).toHaveTextContent('1 message found');
  });

  it('down from it lie the messages, and Escape leads back to all conversations', async () => {
    await drawConversationList({ had });
    await searchField.fill('fan');
    await expect.element(row(/The fan starts/)).toBeVisible();
    await searchField.click();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(row(/The fan starts/)).toHaveFocus();
    await searchField.click();
    await userEvent.keyboard('{Escape}');
    await expect.poll(titles).toEqual(['Oil', 'Fan']);
  });

  it('says so where nothing says it', async () => {
    await drawConversationList({ had });
    await searchField.fill('submarine');
    await expect.element(page.getByText('No message says this.')).toBeVisible();
    await expect.element(page.getByRole('status')).toHaveTextContent('0 messages found');
  });

  it('drops what is found for older words, however late it comes', async () => {
    const held = Promise.withResolvers<void>();
    const signals: AbortSignal[] = [];
    await drawConversationList({
      had,
      beforeFound: async (signal, words) => {
        signals.push(signal);
        if (words === 'c') await held.promise;
      },
    });
    await searchField.fill('c');
    await searchField.fill('fan');
    await expect.element(row(/The fan starts/)).toBeVisible();
    held.resolve();
    await held.promise;
    await expect.element(row(/The fan starts/)).toBeVisible();
    expect(page.getByRole('link', { name: /Civic/ }).elements()).toEqual([]);
    expect(signals.at(0)?.aborted).toBe(true);
    expect(signals.at(-1)?.aborted).toBe(false);
  });

  it('does not show what was deleted meanwhile', async () => {
    const { chat, kept } = await drawConversationList({ had });
    await searchField.fill('civic');
    await expect.element(row(/Civic/)).toBeVisible();
    await chat.remove(kept[0]?.id ?? '');
    await expect.element(page.getByText('No message says this.')).toBeVisible();
  });
});
