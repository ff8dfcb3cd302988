import type { Page } from '@playwright/test';
import { expect, noticeOf, openPage, searchable, test, writeFact } from './support/fixtures.ts';
import { tabTo, walkByTab } from './support/keyboard.ts';
import { addSampleFacts, sampleId } from './support/sample-facts.ts';

test.use({ serviceWorkers: 'block', contextOptions: { reducedMotion: 'reduce' } });

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

test.beforeEach(async ({ page, standing }) => {
  await openPage(page, standing, '/memory');
});

test.describe('shortcuts', () => {
  test('go to each view, write, find and list themselves', async ({ page }) => {
    await writeFact(page, 'Something to find.');
    await page.getByRole('link', { name: /Something to find/ }).focus();
    for (const [keys, view] of [
      ['gc', 'Companion'],
      ['gs', 'Settings'],
      ['gm', 'Memory'],
    ] as const) {
      for (const key of keys) await page.keyboard.press(key);
      await expect(title(page, view)).toBeVisible();
    }
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.getByRole('link', { name: /Something to find/ }).focus();
    await page.keyboard.press('n');
    await expect(page.getByRole('textbox', { name: 'New fact' })).toBeFocused();

    await page.getByRole('link', { name: 'Settings' }).focus();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  });

  test('lose nothing of what is typed at once after them', async ({ page }) => {
    await page.getByRole('link', { name: 'Settings' }).click();
    await expect(title(page, 'Settings')).toBeVisible();
    // Each key as a hand would press it, none of them waited for.
    await page.keyboard.type('nGoing, going, gone.');
    await expect(page.getByRole('textbox', { name: 'New fact' })).toHaveValue('Going, going, gone.');
    await expect(page.getByRole('textbox', { name: 'New fact' })).toBeFocused();
    await page.getByRole('link', { name: 'Settings' }).click();
    await expect(title(page, 'Settings')).toBeVisible();
    await page.keyboard.type('/fan');
    await expect(page.getByRole('searchbox')).toHaveValue('fan');
  });

  test('are text while a person writes; those with Ctrl still act', async ({ page }) => {
    const field = page.getByRole('textbox', { name: 'New fact' });
    await field.click();
    await page.keyboard.type('going: n / ?');
    await expect(field).toHaveValue('going: n / ?');
    await expect(title(page, 'Memory')).toBeVisible();
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
  });

  test('of a single key can be turned off', async ({ page }) => {
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('switch', { name: 'Single-key shortcuts' }).click();
    await page.getByRole('link', { name: 'Settings' }).focus();
    for (const key of ['g', 'c', 'n', '?']) await page.keyboard.press(key);
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(title(page, 'Settings')).toBeVisible();

    await page.getByRole('button', { name: 'Show all shortcuts' }).click();
    await expect(page.getByText('Single-key shortcuts are turned off in Settings.')).toBeVisible();
    await page.reload();
    await expect(page.getByRole('switch', { name: 'Single-key shortcuts' })).not.toBeChecked();
  });

  test('are all on the sheet, with what they do', async ({ page }) => {
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(sheet).toBeVisible();
    const rows = await sheet.getByRole('definition').allInnerTexts();
    const names = await sheet.getByRole('term').allInnerTexts();
    const listed = Object.fromEntries(names.map((name, index) => [name, rows[index]?.replace(/\s+/g, ' ')]));
    expect(listed).toEqual({
      'Open the palette': 'Ctrl K',
      'Write a fact': 'N',
      'Search memory': '/',
      'Undo the last change': 'Ctrl Z',
      'Go to Memory': 'G then M',
      'Go to Chat': 'G then T',
      'Go to Companion': 'G then C',
      'Go to Your data': 'G then D',
      'Go to Settings': 'G then S',
      'Open your profile': 'G then P',
      'Show keyboard shortcuts': '?',
      'Keep what is being written': 'Ctrl Enter',
    });
  });
});

test.describe('without a mouse', () => {
  test('a fact is written, found, opened, changed, forgotten and brought back', async ({ page }) => {
    await tabTo(page, 'link', 'Add');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Typed by hand.');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('link', { name: /Typed by hand/ })).toBeVisible();

    await tabTo(page, 'searchbox', 'Search memory');
    await page.keyboard.type('hand');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('link', { name: /Typed by hand/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await tabTo(page, 'textbox', 'Text');
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' And changed.');
    await tabTo(page, 'button', 'Keep');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: /Typed by hand\. And changed/ })).toBeVisible();

    await tabTo(page, 'button', 'Wrong');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: /Typed by hand/ })).toBeHidden();
    await tabTo(page, 'button', /^Undo/, noticeOf(page, '1 fact forgotten'));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: /Typed by hand\. And changed/ })).toBeVisible();
  });

  test('the first stop skips what every page begins with', async ({ page }) => {
    await page.keyboard.press('Tab');
    const skip = page.getByRole('button', { name: 'Skip to the page' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Profile' })).toBeFocused();
  });

  test('every stop on the way is seen', async ({ page, standing }) => {
    await addSampleFacts(page);
    for (const [path, expected] of [
      [
        `/memory/${sampleId(0)}`,
        [
          'Memory',
          'Commands: open the palette',
          'Search memory',
          'Width of the list',
          'Text',
          'Wrong',
          'Erase for good',
        ],
      ],
      ['/memory', ['Profile', 'Add', 'New fact', 'From', 'To', 'Current', 'Choose several']],
      ['/memory/profile', ['Name', 'Time zone', 'Context', 'Choose several']],
      ['/data', ['Choose a file', 'Save the file', 'Take one now']],
      ['/companion', ['Companion', 'API reference']],
      ['/settings', ['System', 'Single-key shortcuts', 'Show all shortcuts']],
      ['/nowhere', ['Open Memory']],
    ] as const) {
      await page.goto(standing.origin + path);
      const last = expected.at(-1) ?? '';
      await expect(
        page.getByRole('button', { name: last }).or(page.getByRole('link', { name: last })),
      ).toBeVisible();
      // The rows are those of the index, which has to be there before they stay.
      if (path === '/memory') await expect(page.locator('[aria-setsize]').first()).toBeVisible();
      if (path === '/memory') await searchable(page);
      // Fetched when it is opened.
      if (path === '/memory/profile') await expect(page.getByLabel('Time zone')).toBeVisible();
      const stops = await walkByTab(page);
      expect(stops.map(({ name }) => name)).toEqual(expect.arrayContaining([...expected]));
      expect(
        stops.filter(({ visible }) => !visible),
        path,
      ).toEqual([]);
    }
  });

  test('a stop that is not seen would be found', async ({ page }) => {
    await page.getByRole('link', { name: 'Companion' }).evaluate((link) => (link.style.outline = 'none'));
    const unseen = (await walkByTab(page)).filter(({ visible }) => !visible);
    expect(unseen).toEqual([{ name: 'Companion', visible: false }]);
  });
});
