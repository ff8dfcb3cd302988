import type { Page } from '@playwright/test';
import {
  chatGptEntry,
  claudeEntry,
  openWebUiEntry,
  type Line,
} from '../shared/domain/conversation/imports/testing/foreign-files.ts';
import { expect, openPage, test } from './support/fixtures.ts';

const SAID: readonly Line[] = [
  { id: 'a', by: 'user', text: 'I drive a 2014 Civic. Which oil does it take?' },
  { id: 'b', by: 'assistant', text: 'A thick one, poured slowly.' },
  { id: 'c', by: 'assistant', text: '0W-20. I prefer dark roast coffee.', after: 'a' },
];
const SINCE: Line = { id: 'd', by: 'user', text: 'And how much of it?' };

const chatGpt = (lines: readonly Line[]) => [chatGptEntry({ id: 'oil', title: 'Oil for the car', lines })];

async function choose(page: Page, content: unknown): Promise<void> {
  await page.goto(new URL('/data', page.url()).href);
  const buffer = Buffer.from(JSON.stringify(content));
  const section = page.getByRole('region', { name: 'Take in a file' });
  await section
    .locator('input[type=file]')
    .setInputFiles({ name: 'conversations.json', mimeType: 'application/json', buffer });
}

/** What the person would find: conversations by title, and what waits for their verdict. Runs in the page. */
async function kept() {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('nima');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('The database did not open.'));
  });
  const all = async (store: string) =>
    new Promise<Record<string, unknown>[]>((resolve) => {
      const reading = database.transaction(store).objectStore(store).getAll();
      reading.onsuccess = () => resolve(reading.result as Record<string, unknown>[]);
    });
  const [conversations, messages, offers] = [
    await all('conversations'),
    await all('messages'),
    await all('offers'),
  ];
  database.close();
  return {
    ids: conversations.map(({ id, title }) => [String(title), String(id)] as const),
    messages: messages.length,
    offers: offers.map(({ text }) => String(text)),
  };
}

async function takeIn(page: Page, content: unknown, messages: number): Promise<void> {
  await choose(page, content);
  await page.getByRole('button', { name: new RegExp(`^Take in ${messages} messages?$`) }).click();
  await expect(page.getByRole('link', { name: 'Open Chat' })).toBeVisible();
}

/** Opens the conversation of this title. */
async function open(page: Page, title: string): Promise<void> {
  const { ids } = await page.evaluate(kept);
  await page.goto(new URL(`/chat/${new Map(ids).get(title)}`, page.url()).href);
}

test('conversations of other assistants land here, what they tell waits for a verdict, and coming again adds nothing', async ({
  page,
  standing,
}) => {
  await openPage(page, standing);
  await takeIn(page, chatGpt(SAID), 3);
  const offered = async () => (await page.evaluate(kept)).offers;
  await expect.poll(offered).toEqual(['I drive a 2014 Civic']);
  await open(page, 'Oil for the car');
  await expect(page.getByText('0W-20. I prefer dark roast coffee.')).toBeVisible();
  await expect(page.getByText('A thick one, poured slowly.')).toHaveCount(0);

  await choose(page, chatGpt(SAID));
  await expect(page.getByText('All of it is here already.')).toBeVisible();
  await takeIn(page, chatGpt([...SAID, SINCE]), 1);
  await open(page, 'Oil for the car');
  await expect(page.getByText('And how much of it?')).toBeVisible();

  const line: readonly Line[] = [{ id: 'x', by: 'user', text: 'Which tea keeps one awake?' }];
  await takeIn(page, [claudeEntry({ id: 'tea', title: 'Tea at night', lines: line })], 1);
  await takeIn(page, [openWebUiEntry({ id: 'kettle', title: 'A kettle', lines: line })], 1);
  const { ids, messages } = await page.evaluate(kept);
  expect(ids.map(([title]) => title).toSorted()).toEqual(['A kettle', 'Oil for the car', 'Tea at night']);
  expect([messages, await offered()]).toEqual([6, ['I drive a 2014 Civic']]);
});
