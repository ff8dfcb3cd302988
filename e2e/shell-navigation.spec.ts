import type { Page } from '@playwright/test';
import { expect, openPage, test, writeFact } from './support/fixtures.ts';
import { addSampleFacts, sampleId } from './support/sample-facts.ts';

test.use({ serviceWorkers: 'block' });

test.describe('the way back', () => {
  test('leads from a fact to the list it was opened from, search and all @phone', async ({
    page,
    standing,
  }) => {
    await openPage(page, standing);
    await addSampleFacts(page);
    await page.getByRole('searchbox').fill('router');
    await page.getByRole('link', { name: /Router: the 5 GHz/ }).click();
    await expect(page).toHaveURL(/\/memory\/0190/);
    await page.goBack();
    await expect(page.getByRole('searchbox')).toHaveValue('router');
    await expect(page.getByRole('link', { name: /Router: the 5 GHz/ })).toBeVisible();
    await page.goForward();
    await expect(page.getByRole('textbox', { name: 'Text' })).toHaveValue(/^Router: the 5 GHz/);
  });

  test('leads through the views one has been to', async ({ page, standing }) => {
    await openPage(page, standing);
    const views = ['Companion', 'Settings', 'Memory'] as const;
    for (const name of views) await page.getByRole('link', { name, exact: true }).click();
    for (const name of ['Settings', 'Companion', 'Memory']) {
      await page.goBack();
      await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
      await expect(page).toHaveTitle(`${name} · Nima`);
    }
  });

  test('has a button on a phone, also where there is no history @phone-only', async ({ page, standing }) => {
    await openPage(page, standing);
    await addSampleFacts(page);
    await page.getByRole('link', { name: /Flat white/ }).tap();
    await expect(page.getByRole('searchbox')).toBeHidden();
    await page.getByRole('button', { name: 'Back to the list' }).tap();
    await expect(page.getByRole('searchbox')).toBeVisible();

    const fresh = await page.context().newPage();
    await fresh.goto(`${standing.origin}/memory/${sampleId(6)}`);
    await fresh.getByRole('button', { name: 'Back to the list' }).tap();
    await expect(fresh).toHaveURL(`${standing.origin}/memory`);
    await expect(fresh.getByRole('searchbox')).toBeVisible();
  });

  test('leads to the list when a new fact is kept @phone', async ({ page, standing }) => {
    await openPage(page, standing);
    await writeFact(page, 'Kept, and seen in the list.');
    await expect(page.getByRole('link', { name: /Kept, and seen in the list/ })).toBeVisible();
    await expect(page).not.toHaveURL(/new/);
  });
});

test('an address of nothing says so and shows the way on', async ({ page, standing }) => {
  await page.goto(`${standing.origin}/nowhere/at/all`);
  await expect(page.getByRole('heading', { level: 1, name: 'Nothing lives at this address' })).toBeVisible();
  await expect(page.getByText('/nowhere/at/all is no page of Nima.')).toBeVisible();
  await page.getByRole('link', { name: 'Open Memory' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Memory' })).toBeVisible();
});

test.describe('the pane', () => {
  const widthOf = async (page: Page) =>
    Number(await page.getByRole('separator', { name: 'Width of the list' }).getAttribute('aria-valuenow'));

  test('is moved by arrow keys and by mouse, within bounds, and stays where it was put', async ({
    page,
    standing,
  }) => {
    await openPage(page, standing);
    const handle = page.getByRole('separator', { name: 'Width of the list' });
    const before = await widthOf(page);
    await handle.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await widthOf(page)).toBe(before + 32);
    await page.keyboard.press('ArrowLeft');
    expect(await widthOf(page)).toBe(before + 16);

    const box = await handle.boundingBox();
    await page.mouse.move(box?.x ?? 0, 300);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) + 60, 320, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => widthOf(page)).toBeGreaterThanOrEqual(before + 70);
    const moved = await widthOf(page);

    await page.reload();
    await expect(handle).toBeVisible();
    expect(await widthOf(page)).toBe(moved);
    await handle.focus();
    await page.keyboard.press('End');
    expect(await widthOf(page)).toBe(Number(await handle.getAttribute('aria-valuemax')));
    await page.keyboard.press('Home');
    expect(await widthOf(page)).toBe(Number(await handle.getAttribute('aria-valuemin')));
  });
});
