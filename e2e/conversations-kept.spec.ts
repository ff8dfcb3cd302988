import type { Page } from '@playwright/test';
import { expect, openPage, test } from './support/fixtures.ts';
import { readSnapshots } from './support/stored.ts';

const SAID = 'Which bolts hold the heliotrope bracket?';
const WORD = 'heliotrope';

async function say(page: Page, origin: string): Promise<string> {
  await page.goto(`${origin}/chat/new`);
  const message = page.getByRole('textbox', { name: 'Message', exact: true });
  await message.fill(SAID);
  await message.press('Enter');
  await expect(page.getByRole('log', { name: 'Conversation' }).getByText(SAID)).toBeVisible();
  await expect(page).toHaveURL(/\/chat\/[0-9a-f-]{36}/);
  return page.url();
}

/** What a browser does that needs room: the database is gone, the snapshots and what is beside them stay. */
async function takeAway(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/docs`);
  await page.evaluate(
    async () =>
      new Promise((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('nima');
        deleting.addEventListener('success', resolve);
        deleting.addEventListener('error', () => reject(new Error('The database could not be deleted.')));
      }),
  );
}

/** By the index, which follows what came back. */
async function findIn(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/chat`);
  await page.getByRole('searchbox', { name: 'Search all messages' }).fill(WORD);
  const found = page.getByRole('list', { name: /messages? found/ });
  await expect(found.getByText(WORD).first()).toBeVisible({ timeout: 30_000 });
}

test('a conversation that a browser took away comes back from a snapshot by one press, and is found again', async ({
  page,
  standing,
}) => {
  await openPage(page, standing);
  const address = await say(page, standing.origin);
  await page.goto(`${standing.origin}/data`);
  await page.getByRole('button', { name: 'Take one now' }).click();
  await expect(page.getByText('Snapshot taken')).toBeVisible();

  await takeAway(page, standing.origin);
  await page.goto(`${standing.origin}/data`);
  await expect(page.getByRole('alert', { name: 'The browser took away 1 conversation' })).toBeVisible();
  await page.getByRole('button', { name: 'Bring them back' }).click();
  await expect(page.getByText('1 conversation is back')).toBeVisible();
  await page.goto(address);
  await expect(page.getByRole('log', { name: 'Conversation' }).getByText(SAID)).toBeVisible();
  await findIn(page, standing.origin);
});

test('a saved file brings conversations into a browser that has none, and says so', async ({
  page,
  standing,
  browser,
}) => {
  await page.addInitScript(() => Object.defineProperty(window, 'showSaveFilePicker', { value: undefined }));
  await openPage(page, standing);
  const address = await say(page, standing.origin);
  await page.goto(`${standing.origin}/data`);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the file' }).click();
  await expect(page.getByText('In it: facts 0, conversations 1, messages 2.')).toBeVisible();
  const file = await (await saved).path();

  const other = await (await browser.newContext()).newPage();
  await openPage(other, standing, '/data');
  const section = other.getByRole('region', { name: 'Take in a file' });
  await section.locator('input[type=file]').setInputFiles(file);
  await expect(section.getByRole('row', { name: 'New conversations 1' })).toBeVisible();
  await expect(section.getByRole('row', { name: 'New messages 2' })).toBeVisible();
  await section.getByRole('button', { name: 'Take in 3 entries' }).click();
  await expect(section.getByText('New conversations: 1, new messages: 2.')).toBeVisible();
  await other.goto(address);
  await expect(other.getByRole('log', { name: 'Conversation' }).getByText(SAID)).toBeVisible();
  await findIn(other, standing.origin);
  await other.context().close();
});

test('a conversation that is erased for good is in no snapshot any more', async ({ page, standing }) => {
  await openPage(page, standing);
  await say(page, standing.origin);
  await page.goto(`${standing.origin}/data`);
  await page.getByRole('button', { name: 'Take one now' }).click();
  await expect(page.getByText('Snapshot taken')).toBeVisible();
  expect((await readSnapshots(page)).join('')).toContain(WORD);
  await page.goto(`${standing.origin}/chat`);
  await page.getByRole('button', { name: /^What to do with/ }).click();
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await page.getByRole('button', { name: 'Erase now' }).click();
  await expect(page.getByText('Conversation erased for good')).toBeVisible();
  expect((await readSnapshots(page)).join('')).not.toContain(WORD);
});
