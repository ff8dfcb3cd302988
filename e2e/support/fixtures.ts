import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  chromium,
  expect,
  test as base,
  type BrowserContext,
  type Locator,
  type Page,
} from '@playwright/test';
import {
  startCompanion,
  type RunningCompanion,
  type StartOptions,
} from '../../companion/testing/start-companion.ts';
import { launchOptions } from './browser.ts';

/** A companion that many tests use at once: nobody may end it. */
export type StandingCompanion = Omit<RunningCompanion, 'stop' | 'kill' | 'signal'>;

interface Fixtures {
  /** A companion of this test's own, free to be stopped and killed. */
  companion: RunningCompanion;
  /** Starts a companion in this test's own data folder, as often as wanted; all are stopped at the end. */
  start: (options?: Omit<StartOptions, 'home'>) => Promise<RunningCompanion>;
  /** The app, opened at the address the companion printed, with its offline copy ready. */
  app: Page;
  /** The same at the companion all tests share: a second sooner. What the browser keeps is still this test's own. */
  shared: Page;
  /** A browser profile on disk that can be opened, closed and opened again. */
  profile: Profile;
}

interface WorkerFixtures {
  standing: StandingCompanion;
}

export interface Profile {
  open(options?: Parameters<typeof chromium.launchPersistentContext>[1]): Promise<BrowserContext>;
  readonly folder: string;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  standing: [
    async ({}, provide) => {
      const companion = await startCompanion();
      await provide(companion);
      await companion.stop();
    },
    { scope: 'worker' },
  ],
  companion: async ({}, provide) => {
    const companion = await startCompanion();
    await provide(companion);
    await companion.stop();
  },
  start: async ({}, provide) => {
    const folder = await mkdtemp(join(tmpdir(), 'nima-home-'));
    const started: RunningCompanion[] = [];
    await provide(async (options) => {
      const companion = await startCompanion({ ...options, home: join(folder, 'home') });
      started.push(companion);
      return companion;
    });
    for (const companion of started) await companion.stop();
    await rm(folder, { recursive: true, force: true });
  },
  app: async ({ page, companion }, provide) => {
    await openApp(page, companion);
    await provide(page);
  },
  shared: async ({ page, standing }, provide) => {
    await openApp(page, standing);
    await provide(page);
  },
  profile: async ({}, provide) => {
    const folder = await mkdtemp(join(tmpdir(), 'nima-profile-'));
    const opened: BrowserContext[] = [];
    await provide({
      folder,
      open: async (options) => {
        const context = await chromium.launchPersistentContext(folder, { ...launchOptions(), ...options });
        opened.push(context);
        return context;
      },
    });
    for (const context of opened) await context.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
});

export { expect };

/** Opens the printed address, as a person does on the first day. */
export async function openPage(
  page: Page,
  { origin, key }: { origin: string; key: string },
  path = '/',
): Promise<void> {
  await page.goto(`${origin}${path}#key=${key}`);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
}

/** The same, and waits for the offline copy. */
export async function openApp(
  page: Page,
  companion: { origin: string; key: string },
  path = '/',
): Promise<void> {
  await openPage(page, companion, path);
  await readyOffline(page);
}

/** Waits until the service worker holds the shell and answers for this page. */
export async function readyOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    );
  });
}

/** Waits until every view is there without a network: what the shell can begin without is kept a little after it. */
export async function wholeOffline(page: Page): Promise<void> {
  await expect
    .poll(async () =>
      page.evaluate(async () => {
        const later = (await (await fetch('/later.json')).json()) as readonly string[];
        const kept = await Promise.all(later.map(async (file) => caches.match(`/${file}`)));
        return later.length > 0 && kept.every((file) => file !== undefined);
      }),
    )
    .toBe(true);
}

export async function writeFact(page: Page, text: string): Promise<void> {
  await page.getByRole('link', { name: 'Add', exact: true }).click();
  await page.getByRole('textbox', { name: 'New fact' }).fill(text);
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  // The notice alone may be that of the fact before, and the page may still be on its way.
  await expect(factLink(page, text)).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Kept' })).toBeVisible();
}

/** The row of a fact in the list. */
export function factLink(page: Page, text: string | RegExp): Locator {
  return page.getByRole('list', { name: 'Facts' }).getByRole('link', { name: text });
}

/** What was said a moment ago, with what it offers; others may stand beside it. */
export function noticeOf(page: Page, text: string): Locator {
  return page.getByRole('region', { name: 'Notices' }).getByText(text).last().locator('..');
}

/** Waits until all that is written is found by a search, by its meaning too. */
export async function searchable(page: Page): Promise<void> {
  for (const state of ['Search is opening', 'Search by words only', 'being indexed'])
    await expect(page.getByText(state)).toBeHidden({ timeout: 30_000 });
}
