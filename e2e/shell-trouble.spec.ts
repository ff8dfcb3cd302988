import { expect, openPage, test, writeFact } from './support/fixtures.ts';
import { factAt } from './support/sample-facts.ts';
import { writeRows } from './support/stored.ts';

test.use({ serviceWorkers: 'block', permissions: ['clipboard-read', 'clipboard-write'] });

const SECRET = 'The combination is 4-17-31.';
/** Breaks the drawing from within: a fact whose time is no time, as a damaged disk may leave it. */
const DAMAGED_ID = '01900000-0000-7000-8000-00000000dead';

test('a view that fails leaves the rest usable and offers a report without a word of what was written', async ({
  page,
  standing,
}) => {
  await openPage(page, standing);
  await writeFact(page, SECRET);
  await writeRows(page, {
    facts: [factAt(DAMAGED_ID, SECRET, 9e15, { revision: '000000000-0000-00000000' })],
  });
  await page.goto(`${standing.origin}/memory/${DAMAGED_ID}`);
  await expect(page.getByRole('heading', { name: 'This page stopped working' })).toBeVisible();
  await expect(page.getByText(SECRET)).toBeHidden();

  await page.getByRole('button', { name: 'Copy report' }).click();
  await expect(page.getByRole('button', { name: 'Report copied' })).toBeVisible();
  const report = await page.evaluate(async () => navigator.clipboard.readText());
  expect(report).toMatch(/^Nima \d+\.\d+\.\d+\nat \d{4}-.*\nin \/memory\ncode none\nagent Mozilla/);
  expect(report).toContain('RangeError');
  expect(report).not.toContain('combination');
  expect(report).not.toContain(DAMAGED_ID);
  expect(report).not.toContain(standing.key);

  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
});

test('what failed can be tried again once the cause is gone', async ({ page, standing }) => {
  await openPage(page, standing);
  const damaged = factAt(DAMAGED_ID, SECRET, 9e15, { revision: '000000000-0000-00000000' });
  await writeRows(page, { facts: [damaged] });
  await page.goto(`${standing.origin}/memory/${DAMAGED_ID}`);
  await expect(page.getByRole('heading', { name: 'This page stopped working' })).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'This page stopped working' })).toBeVisible();

  await writeRows(page, { facts: [factAt(DAMAGED_ID, SECRET, Date.now())] });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('textbox', { name: 'Text' })).toHaveValue(SECRET);
});

test('a database that does not open is told about where the facts would be, and a reload mends it', async ({
  page,
  standing,
}) => {
  await page.addInitScript(() => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...parts) {
      if (sessionStorage.getItem('mended') === null)
        throw new DOMException('Refused by a test.', 'UnknownError');
      return open.apply(this, parts);
    };
  });
  await openPage(page, standing);
  await expect(page.getByRole('alert')).toHaveText('The browser could not read or write. Try again.');
  await page.evaluate(() => sessionStorage.setItem('mended', 'yes'));
  await page.reload();
  await writeFact(page, 'Written after the trouble.');
});

test('a view whose code does not arrive says so; the others open, and a reload mends it', async ({
  page,
  standing,
}) => {
  await page.route('**/assets/settings-route-*.js', async (route) => route.abort());
  await openPage(page, standing);
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'This page could not be loaded' })).toBeVisible();
  await page.getByRole('link', { name: 'Companion', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Connected' })).toBeVisible();

  await page.getByRole('link', { name: 'Settings' }).click();
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Reload Nima' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
});

test('a report that cannot be copied is laid open to be copied by hand', async ({
  page,
  context,
  standing,
}) => {
  await context.clearPermissions();
  await page.addInitScript(() => {
    Clipboard.prototype.writeText = async () => {
      throw new DOMException('Refused by a test.', 'NotAllowedError');
    };
  });
  await page.route('**/assets/settings-route-*.js', async (route) => route.abort());
  await openPage(page, standing);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Copy report' }).click();
  await expect(page.getByText('Select the report and copy it by hand.')).toBeVisible();
  await expect(page.getByText(/^Nima \d+\.\d+\.\d+/)).toBeVisible();
});
