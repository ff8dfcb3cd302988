import type { BrowserContext, Page } from '@playwright/test';
import { expect, noticeOf, openApp, test, writeFact } from './support/fixtures.ts';

/** Every view, opened as a person does, and what can be done in it. */
async function walkThrough(page: Page): Promise<void> {
  await writeFact(page, 'Written on the walk.');
  await page.getByRole('link', { name: /Written on the walk/ }).click();
  await page.getByRole('textbox', { name: 'Text' }).fill('Changed on the walk.');
  await page.getByRole('button', { name: 'Keep' }).click();
  await page.getByRole('searchbox').fill('walk');
  await page.getByRole('button', { name: 'Wrong' }).click();
  await noticeOf(page, '1 fact forgotten').getByRole('button', { name: 'Undo' }).click();
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.getByRole('button', { name: 'Take one now' }).click();
  await expect(page.getByText('Snapshot taken')).toBeVisible();
  await page.getByRole('link', { name: 'Companion', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Connected' })).toBeVisible();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByText('Dark', { exact: true }).click();
  await page.getByText('System', { exact: true }).click();
  await page.getByRole('button', { name: 'Show all shortcuts' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Commands: open the palette' }).click();
  await page.getByRole('dialog').getByRole('combobox').fill('memory');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: /Changed on the walk/ })).toBeVisible();
}

/** Everything a browser complains about, wherever in the context it happens. */
async function gatherComplaints(context: BrowserContext): Promise<string[]> {
  const complaints: string[] = [];
  await context.exposeFunction('reportToTest', (complaint: string) => complaints.push(complaint));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      const report = (window as unknown as { reportToTest: (complaint: string) => void }).reportToTest;
      report(`policy: ${violatedDirective} against ${blockedURI} in ${sourceFile}`);
    });
  });
  context.on('console', (message) => {
    if (['error', 'warning', 'assert'].includes(message.type()))
      complaints.push(`${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().stack}`));
  return complaints;
}

test('a walk through every view asks nobody else, breaks no policy and leaves a clean console', async ({
  page,
  context,
  standing,
}) => {
  const complaints = await gatherComplaints(context);
  const addresses = new Set<string>();
  context.on('request', (request) => addresses.add(new URL(request.url()).origin));
  await openApp(page, standing);
  await walkThrough(page);
  await page.getByRole('link', { name: 'Companion', exact: true }).click();
  await page.getByRole('link', { name: 'API reference' }).click();
  await expect(page).toHaveURL(/\/docs$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  expect([...addresses]).toEqual([standing.origin]);
  expect(complaints).toEqual([]);
});

test('a complaint on the way would be noticed', async ({ page, context, standing }) => {
  const complaints = await gatherComplaints(context);
  await openApp(page, standing);
  await page.evaluate(() => {
    const image = new Image();
    image.src = 'https://nima.invalid/pixel.png';
    document.body.append(image);
    setTimeout(() => {
      throw new Error('planted');
    });
  });
  const noticed = (pattern: RegExp) => complaints.some((complaint) => pattern.test(complaint));
  await expect.poll(() => noticed(/^policy: img-src against https:\/\/nima\.invalid/)).toBe(true);
  await expect.poll(() => noticed(/^uncaught: Error: planted/)).toBe(true);
});

test('the service worker answers for the app and never for the companion', async ({ shared, standing }) => {
  const answeredByWorker = async (path: string) => {
    const [response] = await Promise.all([
      shared.waitForResponse((answer) => new URL(answer.url()).pathname === path),
      shared.evaluate(async (asked) => (await fetch(asked)).status, path),
    ]);
    return response.fromServiceWorker();
  };
  expect(await answeredByWorker('/index.html')).toBe(true);
  expect(await answeredByWorker('/manifest.webmanifest')).toBe(true);
  for (const path of [
    '/health',
    '/docs',
    '/docs/openapi.json',
    '/v1/companion',
    '/v1/nothing',
    '/models/none.bin',
  ]) {
    expect(await answeredByWorker(path), path).toBe(false);
  }
  expect((await shared.goto(`${standing.origin}/settings`))?.fromServiceWorker()).toBe(true);
  expect((await shared.goto(`${standing.origin}/docs`))?.fromServiceWorker()).toBe(false);
});

test('without a companion its addresses fail as they should, while the app goes on', async ({
  app,
  companion,
}) => {
  await companion.stop();
  for (const path of ['/health', '/docs', '/v1/companion', '/models/none.bin']) {
    await expect(
      app.evaluate(async (asked) => (await fetch(asked)).status, path),
      path,
    ).rejects.toThrow('Failed to fetch');
  }
  expect(await app.evaluate(async () => (await fetch('/index.html')).status)).toBe(200);
});
