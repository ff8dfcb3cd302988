import type { Page } from '@playwright/test';
import { expect, openPage, test } from './support/fixtures.ts';

test.use({ serviceWorkers: 'block' });

const log = (page: Page) => page.getByRole('log', { name: 'Conversation' });
const sought = (page: Page) => log(page).locator('[data-sought]');

/** More than any screen holds; what needs a model waits for one. */
async function talk(page: Page, first: string): Promise<void> {
  for (let at = 0; at < 10; at += 1) {
    const text = at === 0 ? first : `I parked the bicycle in row ${at} of the station.`;
    await page.getByRole('textbox', { name: 'Message', exact: true }).fill(text);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(log(page).getByRole('article')).toHaveCount(2 * (at + 1));
  }
}

test('a found message opens in its place, also after a reload and on the way back @phone', async ({
  page,
  standing,
}) => {
  await openPage(page, standing, '/chat/new');
  await talk(page, 'The boiler in the cellar is a Vaillant.');
  await expect(log(page).getByText('row 9 of the station').first()).toBeInViewport();
  await page.goto(`${standing.origin}/chat`);
  await page.getByRole('searchbox', { name: 'Search all messages' }).fill('vaillant');
  const found = page.getByRole('link', { name: /The boiler in the cellar/ }).first();
  await found.click();
  await expect(page).toHaveURL(/\?at=/);
  await expect(sought(page)).toBeFocused();
  await expect(sought(page)).toContainText('The boiler in the cellar is a Vaillant.');
  await expect(sought(page)).toBeInViewport();

  await page.reload();
  await expect(sought(page)).toBeFocused();
  await expect(sought(page)).toBeInViewport();

  await page.getByRole('button', { name: 'To the end' }).click();
  await expect(sought(page)).not.toBeInViewport();
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await page.goBack();
  await expect(sought(page)).toBeInViewport();
});
