import type { Page } from '@playwright/test';
import { expect, openPage, test, writeFact } from './support/fixtures.ts';

test.use({ serviceWorkers: 'block' });

const ground = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test.describe('the theme', () => {
  test('follows the system until one is chosen', async ({ page, standing }) => {
    await openPage(page, standing, '/settings');
    await expect(page.getByRole('radio', { name: 'System' })).toBeChecked();
    await page.emulateMedia({ colorScheme: 'light' });
    const light = await ground(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await ground(page);
    expect(dark).not.toBe(light);

    await page.getByText('Light', { exact: true }).click();
    expect(await ground(page)).toBe(light);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.getByText('Dark', { exact: true }).click();
    expect(await ground(page)).toBe(dark);
    await page.getByText('System', { exact: true }).click();
    expect(await ground(page)).toBe(light);
  });

  test('that was chosen is there before anything is drawn', async ({ page, standing }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await openPage(page, standing, '/settings');
    await page.getByText('Dark', { exact: true }).click();
    const dark = await ground(page);
    await page.addInitScript(() => {
      // The first moment there is something that could be drawn.
      new MutationObserver((_, observer) => {
        if (!document.body) return;
        observer.disconnect();
        document.documentElement.setAttribute(
          'data-at-first',
          document.documentElement.dataset['theme'] ?? 'none',
        );
      }).observe(document, { childList: true, subtree: true });
    });
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-at-first', 'dark');
    expect(await ground(page)).toBe(dark);
    await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  });
});

test.describe('motion', () => {
  /** What moves, or would when something changes. */
  const motions = (page: Page) =>
    page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { animationName, transitionDuration } = getComputedStyle(element);
          return (
            animationName !== 'none' || transitionDuration.split(', ').some((duration) => duration !== '0s')
          );
        }).length + document.getAnimations().length,
    );

  async function showEverythingThatMoves(page: Page): Promise<void> {
    await writeFact(page, 'Something that calls for a notice.');
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Commands: open the palette' }).click();
  }

  test('is there by default', async ({ page, standing }) => {
    await openPage(page, standing);
    await showEverythingThatMoves(page);
    expect(await motions(page)).toBeGreaterThan(0);
  });

  test('is gone for those who asked for less', async ({ page, standing }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openPage(page, standing);
    await showEverythingThatMoves(page);
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(page.getByText('Kept', { exact: true })).toBeVisible();
    expect(await motions(page)).toBe(0);
  });
});
