import type { Page } from '@playwright/test';
import { expect, openPage, test } from './support/fixtures.ts';

test.use({ serviceWorkers: 'block' });

const palette = (page: Page) => page.getByRole('dialog', { name: 'Command palette' });
const chosen = (page: Page) => page.getByRole('option', { selected: true });

test.beforeEach(async ({ page, standing }) => {
  await openPage(page, standing, '/settings');
});

test('opens by Ctrl+K, finds by typing, runs by Enter', async ({ page }) => {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Type a command' })).toBeFocused();
  await page.keyboard.type('comp');
  await expect(chosen(page)).toHaveText(/^Go to Companion/);
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: 'Companion' })).toBeVisible();
});

test('opens by its button, is walked by arrows, round and round', async ({ page }) => {
  await page.getByRole('button', { name: 'Commands: open the palette' }).click();
  await expect(chosen(page)).toHaveText(/^Write a fact/);
  const names = await page.getByRole('option').allInnerTexts();
  await page.keyboard.press('ArrowDown');
  await expect(chosen(page)).toHaveText(/^Search memory/);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(chosen(page)).toHaveText(new RegExp(`^${names.at(-1)?.split('\n')[0]}`));
  await expect(chosen(page)).toBeInViewport();
  await page.keyboard.press('ArrowDown');
  await expect(chosen(page)).toHaveText(/^Write a fact/);
});

test('gives the focus back when it is left, whichever way @phone', async ({ page }) => {
  const button = page.getByRole('button', { name: 'Commands: open the palette' });
  await button.click();
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await expect(button).toBeFocused();

  await button.click();
  await page.mouse.click(5, 5);
  await expect(palette(page)).toBeHidden();
  await expect(button).toBeFocused();

  const shortcuts = page.getByRole('button', { name: 'Show all shortcuts' });
  await shortcuts.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(shortcuts).toBeFocused();
});

test('leads on to what opens a dialog of its own', async ({ page }) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('shortcuts');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expect(palette(page)).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('says when nothing has that name, and Enter then does nothing', async ({ page }) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('zeppelin');
  await expect(page.getByText('No command by this name')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: '0 commands' })).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeVisible();
});

test('reaches every command the sheet of shortcuts lists, and the themes', async ({ page }) => {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('option')).toContainText([
    'Write a fact',
    'Search memory',
    'Undo the last change',
    'Go to Memory',
    'Go to Companion',
    'Go to Your data',
    'Go to Settings',
    'Use the light theme',
    'Use the dark theme',
    'Use the system’s theme',
    'Show keyboard shortcuts',
  ]);
  await page.getByRole('option', { name: 'Use the dark theme' }).click();
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
});
