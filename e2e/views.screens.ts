import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { LAPTOP, PHONE } from './support/devices.ts';
import { expect, openApp, searchable, test } from './support/fixtures.ts';
import { MODEL_STATES } from './support/model-states.ts';
import { addSampleFacts, SAMPLES, sampleId } from './support/sample-facts.ts';
import { Stage } from './support/stage.ts';

const FOLDER = fileURLToPath(new URL('.out/screenshots/', import.meta.url));
/** What the manifest and the README show. They are committed, so they are only made when asked for by name. */
const PUBLIC = fileURLToPath(new URL('../public/screenshots/', import.meta.url));

const DEVICES = { laptop: LAPTOP, phone: PHONE };
const THEMES = ['light', 'dark'] as const;

/** Every view and every state worth judging, with what brings it about. */
const VIEWS: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  memory: async (page) => page.goto(new URL('/memory', page.url()).href),
  'memory-fact': async (page) => page.goto(new URL(`/memory/${sampleId(0)}`, page.url()).href),
  'memory-new': async (page) => {
    await page.goto(new URL('/memory/new', page.url()).href);
    await page.getByRole('textbox', { name: 'New fact' }).fill('Write it down while it is still true.');
  },
  'memory-found': async (page) => {
    await page.goto(new URL(`/memory/${sampleId(SAMPLES.car)}?q=automobile`, page.url()).href);
    await searchable(page);
  },
  'memory-chosen': async (page) => {
    await page.goto(new URL('/memory', page.url()).href);
    await page.getByRole('button', { name: 'Choose several' }).click();
    for (const place of [0, 1, 2]) await page.getByRole('listitem').getByRole('checkbox').nth(place).click();
  },
  'memory-filters': async (page) => {
    await page.goto(new URL('/memory?category=home&past=show', page.url()).href);
    await searchable(page);
  },
  chat: async (page) => {
    await page.goto(new URL('/chat/new', page.url()).href);
    const message = page.getByRole('textbox', { name: 'Message', exact: true });
    for (const text of [
      'I drink tea in the evening',
      'What do I drink in the evening?',
      'How do I restart a pod?',
    ]) {
      await message.fill(text);
      await message.press('Enter');
      await expect(page.getByRole('article').filter({ hasText: text })).toBeVisible();
    }
    await expect(page.getByRole('button', { name: 'Take back' })).toBeVisible();
  },
  profile: async (page) => page.goto(new URL('/memory/profile', page.url()).href),
  data: async (page) => page.goto(new URL('/data', page.url()).href),
  companion: async (page) => {
    await page.goto(new URL('/companion', page.url()).href);
    await expect(page.getByRole('meter', { name: 'Load of the machine' })).toBeVisible();
  },
  settings: async (page) => page.goto(new URL('/settings', page.url()).href),
  palette: async (page) => {
    await page.goto(new URL('/memory', page.url()).href);
    await page.getByRole('button', { name: 'Commands: open the palette' }).click();
    await page.getByRole('dialog').getByRole('combobox').fill('go');
  },
  shortcuts: async (page) => {
    await page.goto(new URL('/settings', page.url()).href);
    await page.getByRole('button', { name: 'Show all shortcuts' }).click();
  },
  'not-found': async (page) => page.goto(new URL('/nowhere', page.url()).href),
};

for (const [device, size] of Object.entries(DEVICES)) {
  for (const theme of THEMES) {
    test.describe(`${device}, ${theme}`, () => {
      test.use({ ...size, colorScheme: theme });

      test('every view', async ({ app }) => {
        test.setTimeout(180_000);
        await mkdir(FOLDER, { recursive: true });
        await app.screenshot({
          path: `${FOLDER}memory-empty-${device}-${theme}.png`,
          animations: 'disabled',
        });
        await addSampleFacts(app);
        for (const [name, show] of Object.entries(VIEWS)) {
          await show(app);
          await expect(app.getByRole('heading').first()).toBeVisible();
          await searchable(app);
          await app.screenshot({ path: `${FOLDER}${name}-${device}-${theme}.png`, animations: 'disabled' });
        }
      });

      test('the companion off and locked', async ({ page, companion }) => {
        await page.goto(`${companion.origin}/companion`);
        await expect(page.getByRole('textbox', { name: 'Key' })).toBeVisible();
        await page.screenshot({
          path: `${FOLDER}companion-locked-${device}-${theme}.png`,
          animations: 'disabled',
        });
        await openApp(page, companion, '/companion');
        await companion.stop();
        await page.reload();
        await expect(page.getByRole('heading', { name: 'The companion is off' })).toBeVisible();
        await page.screenshot({
          path: `${FOLDER}companion-off-${device}-${theme}.png`,
          animations: 'disabled',
        });
      });
    });
  }

  for (const theme of THEMES) {
    test.describe(`${device}, ${theme}: the companion`, () => {
      // A worker would answer what is staged here.
      test.use({ ...size, colorScheme: theme, serviceWorkers: 'block' });

      test('and its models', async ({ page, standing }) => {
        test.setTimeout(120_000);
        await mkdir(FOLDER, { recursive: true });
        const stage = await Stage.open(page, standing);
        for (const [index, { show }] of MODEL_STATES.entries()) {
          await page.setViewportSize(size.viewport);
          await show(stage);
          // Tall enough for all of it: the page scrolls within the shell.
          const height = await page.locator('main').evaluate((main) => main.scrollHeight);
          await page.setViewportSize({ width: size.viewport.width, height: height + 120 });
          const path = `${FOLDER}companion-models-${index + 1}-${device}-${theme}.png`;
          await page.screenshot({ path, animations: 'disabled' });
        }
      });
    });
  }

  test(`${device}: the picture for the manifest`, async ({ browser, companion }) => {
    const context = await browser.newContext({ ...size, colorScheme: 'light', locale: 'en-GB' });
    const page = await context.newPage();
    await openApp(page, companion);
    await addSampleFacts(page);
    await page.goto(
      device === 'phone' ? `${companion.origin}/memory` : `${companion.origin}/memory/${sampleId(1)}`,
    );
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await expect(page.locator('[aria-setsize="12"]').first()).toBeVisible();
    await searchable(page);
    await mkdir(PUBLIC, { recursive: true });
    await page.screenshot({ path: `${PUBLIC}memory-${device}.png`, animations: 'disabled' });
    await context.close();
  });
}
