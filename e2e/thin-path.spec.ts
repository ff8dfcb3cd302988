import type { Page } from '@playwright/test';
import {
  expect,
  factLink,
  openApp,
  openPage,
  searchable,
  test,
  wholeOffline,
  writeFact,
} from './support/fixtures.ts';

const FACT = 'I drive a 2014 Honda Civic.';

async function expectFound(page: Page): Promise<void> {
  await searchable(page);
  // By a word of it, and by none: what means the same.
  for (const words of ['honda', 'automobile']) {
    await page.getByRole('searchbox').fill(words);
    await expect(factLink(page, FACT).first()).toBeVisible();
    await expect(factLink(page, /./)).toHaveCount(1);
  }
}

/** Without the dialog of the browser, which no test can answer: the file goes among the downloads. */
const saveWithoutAsking = () => Object.defineProperty(window, 'showSaveFilePicker', { value: undefined });

test('a fact outlives the browser, the server and its own database: found offline, saved, wiped, taken in again', async ({
  profile,
  start,
}, testInfo) => {
  const companion = await start();
  const first = await profile.open();
  const page = first.pages()[0] ?? (await first.newPage());
  await openApp(page, companion);
  for (const text of [FACT, 'Flat white, no sugar.', 'The fan starts at 62 °C.']) await writeFact(page, text);
  await searchable(page);
  await wholeOffline(page);
  await first.close();
  await companion.stop();

  const second = await profile.open({ acceptDownloads: true });
  await second.addInitScript(saveWithoutAsking);
  const reopened = second.pages()[0] ?? (await second.newPage());
  await reopened.goto(`${companion.origin}/`);
  await expect(reopened.getByText('Companion off')).toBeVisible();
  await expectFound(reopened);

  await reopened.goto(`${companion.origin}/data`);
  const downloading = reopened.waitForEvent('download');
  await reopened.getByRole('button', { name: 'Save the file' }).click();
  const file = testInfo.outputPath('memory.json');
  await (await downloading).saveAs(file);

  // Nobody looks at the app while it is wiped: what a page holds open a browser only half clears, and waits for.
  await reopened.goto('about:blank');
  const session = await second.newCDPSession(reopened);
  await session.send('Storage.clearDataForOrigin', { origin: companion.origin, storageTypes: 'all' });
  const again = await start({ env: { PORT: new URL(companion.origin).port } });
  await openPage(reopened, again);
  await expect(reopened.getByRole('link', { name: 'Write the first fact' })).toBeVisible();

  await reopened.goto(`${companion.origin}/data`);
  await reopened.locator('input[type=file]').last().setInputFiles(file);
  await reopened.getByRole('button', { name: /^Take in \d+ entries/ }).click();
  await reopened.getByRole('link', { name: 'Open Memory' }).click();
  await expectFound(reopened);
});

test('deep links open offline, the companion’s own addresses do not', async ({ app, companion }) => {
  await wholeOffline(app);
  await companion.stop();
  for (const [path, title] of [
    ['/settings', 'Settings'],
    ['/companion', 'Companion'],
    ['/data', 'Your data'],
    ['/memory/new', 'Memory'],
  ] as const) {
    await app.goto(companion.origin + path);
    await expect(app.getByRole('heading', { level: 1, name: title })).toBeVisible();
  }
  for (const path of ['/health', '/docs', '/v1/companion']) {
    await expect(app.goto(companion.origin + path)).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
  }
});
