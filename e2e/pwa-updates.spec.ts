import type { Page } from '@playwright/test';
import type { RunningCompanion } from '../companion/testing/start-companion.ts';
import { judgeByAxe } from './support/axe.ts';
import { copyBuiltApp, NEWER_VERSION, publishNewer } from './support/built-app.ts';
import { expect, openApp, test as base } from './support/fixtures.ts';

/** A companion that serves a copy of the app, and what replaces that copy by the next version. */
interface Published extends RunningCompanion {
  publishNewer: () => Promise<void>;
}

const test = base.extend<{ published: Published }>({
  published: async ({ start }, provide) => {
    const { folder, remove } = await copyBuiltApp();
    const companion = await start({ env: { NIMA_WEB_DIR: folder } });
    await provide({ ...companion, publishNewer: async () => publishNewer(folder) });
    await remove();
  },
});

const status = (page: Page) => page.getByRole('status', { name: 'State of Nima' });
const draft = (page: Page) => page.getByRole('textbox', { name: 'New fact' });

/** What the browser does by itself once in a while, and the app every hour. */
async function lookForUpdate(page: Page): Promise<void> {
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
}

/** How often a page was loaded since this was called. */
function countLoads(page: Page): () => number {
  let loads = 0;
  page.on('load', () => (loads += 1));
  return () => loads;
}

async function expectVersion(page: Page, version: string): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByText(`Version ${version}`)).toBeVisible();
}

test('a newer version waits for a yes, and for the end of a draft', async ({ page, published }) => {
  await openApp(page, published);
  const loads = countLoads(page);
  await draft(page).fill('In the middle of a thought');
  await published.publishNewer();
  await lookForUpdate(page);
  await expect(status(page)).toHaveText('A newer version is ready; it waits for your draft');
  await expect(page.getByRole('button', { name: 'Reload into it' })).toBeHidden();

  await page.getByRole('button', { name: 'Keep' }).click();
  await expect(status(page)).toContainText('A newer version is ready');
  expect((await judgeByAxe(page)).violations).toEqual([]);
  expect(loads()).toBe(0);

  await page.getByRole('button', { name: 'Reload into it' }).click();
  // The words go when the button is pressed; the page comes a moment later.
  await expect.poll(loads).toBe(1);
  await expect(status(page)).toBeEmpty();
  await expect(page.getByRole('link', { name: /In the middle of a thought/ })).toBeVisible();
  await expectVersion(page, NEWER_VERSION);
  expect(loads()).toBe(1);
});

test('a version nobody said yes to stays away, reload or not, and the old one works on', async ({
  page,
  published,
}) => {
  await openApp(page, published);
  await published.publishNewer();
  await lookForUpdate(page);
  await expect(page.getByRole('button', { name: 'Reload into it' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Reload into it' })).toBeVisible();
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByText('A newer version is ready').first()).toBeVisible();
  await expect(page.getByText(`Version ${NEWER_VERSION}`)).toBeHidden();
});

test('another tab is told that it is old and is left alone while it has a draft', async ({
  page,
  context,
  published,
}) => {
  await openApp(page, published);
  const other = await context.newPage();
  await openApp(other, published);
  const loads = countLoads(other);
  await published.publishNewer();
  await lookForUpdate(page);
  await expect(status(other)).toContainText('A newer version is ready');

  await page.getByRole('button', { name: 'Reload into it' }).click();
  await expect(status(other)).toContainText('Nima was updated in another tab');
  await draft(other).fill('Not in the middle of this.');
  await expect(status(other)).toHaveText('Nima was updated in another tab; this one waits for your draft');
  await expect(other.getByRole('button', { name: 'Reload' })).toBeHidden();
  expect(loads()).toBe(0);

  await draft(other).fill('');
  await other.getByRole('button', { name: 'Reload' }).click();
  await expect.poll(loads).toBe(1);
  await expect(status(other)).toBeEmpty();
  await expectVersion(other, NEWER_VERSION);
  expect(loads()).toBe(1);
});

test('a view whose code went with the old version says so, and a reload brings it', async ({
  page,
  context,
  published,
}) => {
  await openApp(page, published);
  const other = await context.newPage();
  await openApp(other, published);
  await published.publishNewer();
  await lookForUpdate(page);
  await page.getByRole('button', { name: 'Reload into it' }).click();
  await expect(status(other)).toContainText('Nima was updated in another tab');

  // The browser may still have the file by itself, for as long as it likes, and so may the worker.
  await (await context.newCDPSession(other)).send('Network.clearBrowserCache');
  await other.evaluate(async () => caches.delete('nima-assets'));
  await other.getByRole('link', { name: 'Companion', exact: true }).click();
  await expect(other.getByRole('heading', { name: 'This page could not be loaded' })).toBeVisible();
  await other.getByRole('button', { name: 'Reload Nima' }).click();
  await expect(other.getByRole('heading', { name: 'Connected' })).toBeVisible();
});

test('of two tabs opened on the first day neither is old', async ({ page, context, standing }) => {
  const other = await context.newPage();
  await Promise.all([openApp(page, standing), openApp(other, standing, '/settings')]);
  await expect(other.getByText('Opens without a network')).toBeVisible();
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByText('Opens without a network')).toBeVisible();
  await expect(status(page)).toBeEmpty();
  await expect(status(other)).toBeEmpty();
});

test('a draft outlives a reload', async ({ shared }) => {
  await draft(shared).fill('Begun before the reload');
  await shared.reload();
  await expect(draft(shared)).toHaveValue('Begun before the reload');
});
