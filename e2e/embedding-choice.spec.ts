import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { buildFact } from '../shared/testing/builders.ts';
import { CountingIds } from '../shared/testing/fakes.ts';
import { expect, factLink, openApp, openPage, searchable, test, wholeOffline } from './support/fixtures.ts';
import { writeRows } from './support/stored.ts';
import { ALIKE, writeTinyModel } from './support/tiny-model.ts';

const BUILT_IN = 'nima-embed-en-v1';
const TINY = 'test/tiny';
const [ASKED, WRITTEN] = ALIKE;
/** Found by the tiny model alone. */
const STRANGE = `My ${WRITTEN} is green.`;
/** Found by the built-in model alone. */
const ORDINARY = 'I drive a 2014 Honda Civic.';
/** So much is on disk before the browser is closed: an index is saved after every thousand. */
const SAVED = 1_024;

const placeOf = (home: string, name = TINY) => join(home, 'models/embeddings', name);
const row = (page: Page, name: string) => page.getByRole('listitem', { name, exact: true });
const change = (page: Page) => page.getByRole('group', { name: /^Changing to/ });
const use = async (page: Page, name: string) =>
  page.getByRole('button', { name: `Use ${name}`, exact: true }).click();

async function firstPage(context: BrowserContext): Promise<Page> {
  return context.pages()[0] ?? context.newPage();
}

/** Facts past the app, which it then indexes with the model in use. */
async function fill(page: Page, origin: string, count: number): Promise<void> {
  const ids = new CountingIds();
  const texts = [STRANGE, ORDINARY, ...Array.from({ length: count }, (_, at) => `Pebble number ${at}.`)];
  // The page must be none of the app: that one would see the rows only later.
  await page.goto(`${origin}/docs`);
  await writeRows(page, { facts: texts.map((text) => buildFact({ id: ids.next(), text })) });
  await page.goto(`${origin}/memory`);
  await searchable(page);
}

async function toSettings(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await expect(row(page, BUILT_IN)).toBeVisible();
}

/** Searches without leaving the page: what goes on behind it goes on. */
async function expectFirst(page: Page, words: string, text: string): Promise<void> {
  await page.getByRole('link', { name: 'Memory', exact: true }).click();
  await page.getByRole('searchbox').fill(words);
  await expect(factLink(page, /./).first()).toHaveAccessibleName(new RegExp(text.replaceAll('.', '\\.')));
  await page.getByRole('searchbox').fill('');
}

/** The short pauses between two batches take ten times as long, as on a slow device: there is time to look. */
const slowly = () => {
  const soon = window.setTimeout.bind(window);
  const later = (run: () => void, ms = 0) => soon(run, ms >= 10 && ms <= 50 ? ms * 10 : ms);
  window.setTimeout = later as unknown as typeof window.setTimeout;
};

/** How many entries have their new vectors; none where nothing is on its way. */
async function done(page: Page): Promise<number> {
  const text = await change(page)
    .getByText('entries are ready')
    .textContent({ timeout: 1_000 })
    .catch(() => null);
  const figure = /^[\d,]+/.exec(text ?? '')?.[0];
  return figure === undefined ? 0 : Number(figure.replaceAll(',', ''));
}

const indexesOf = async (page: Page) =>
  page.evaluate(async () => {
    const names: string[] = [];
    for await (const name of (await navigator.storage.getDirectory()).keys())
      if (name.startsWith('nima-index')) names.push(name);
    return names;
  });

test('a model of the companion takes over, across the end of the browser, and works without a network', async ({
  profile,
  start,
}) => {
  test.setTimeout(180_000);
  const companion = await start();
  await writeTinyModel(placeOf(companion.home));
  const first = await profile.open();
  await first.addInitScript(slowly);
  const page = await firstPage(first);
  await openApp(page, companion);
  await fill(page, companion.origin, 4_000);

  await toSettings(page);
  await expect(row(page, BUILT_IN)).toContainText('In use');
  await expect(row(page, TINY)).toContainText('From the companion');
  await use(page, TINY);
  await expect(change(page)).toContainText(`Search still answers with ${BUILT_IN}`);
  await expectFirst(page, 'automobile', ORDINARY);
  await toSettings(page);
  await expect.poll(async () => done(page), { intervals: [50] }).toBeGreaterThan(SAVED + 64);
  await first.close();

  const second = await profile.open();
  await second.addInitScript(slowly);
  const reopened = await firstPage(second);
  await openPage(reopened, companion, '/settings');
  await expect.poll(async () => done(reopened), { intervals: [20] }).toBeGreaterThan(0);
  expect(await done(reopened)).toBeGreaterThanOrEqual(SAVED);
  await expect(row(reopened, TINY)).toContainText('In use', { timeout: 60_000 });
  await expect(row(reopened, TINY)).toContainText('4 numbers a fact');
  await expect(change(reopened)).toBeHidden();
  await expectFirst(reopened, ASKED, STRANGE);
  await expect.poll(async () => indexesOf(reopened)).toEqual(['nima-index-2']);

  await wholeOffline(reopened);
  await companion.stop();
  await reopened.reload();
  await expect(reopened.getByText('Companion off')).toBeVisible();
  await searchable(reopened);
  await expectFirst(reopened, ASKED, STRANGE);
});

test('a change is given up, and the model before answers as if nothing had been', async ({ page, start }) => {
  const companion = await start();
  await writeTinyModel(placeOf(companion.home));
  await page.addInitScript(slowly);
  await openApp(page, companion);
  await fill(page, companion.origin, 1_000);
  await toSettings(page);
  await use(page, TINY);
  await expect.poll(async () => done(page), { intervals: [50] }).toBeGreaterThan(0);
  await page.getByRole('button', { name: `Stay with ${BUILT_IN}` }).click();
  await expect(change(page)).toBeHidden();
  await expect(row(page, BUILT_IN)).toContainText('In use');
  await expect(row(page, TINY)).not.toContainText('On its way');
  await expect.poll(async () => indexesOf(page)).toEqual(['nima-index']);
  await expectFirst(page, 'automobile', ORDINARY);
});

test('one of two tabs embeds, the other one sees it, and both search with the new model', async ({
  page,
  context,
  start,
}) => {
  test.setTimeout(120_000);
  const companion = await start();
  await writeTinyModel(placeOf(companion.home));
  await page.addInitScript(slowly);
  await openApp(page, companion);
  await fill(page, companion.origin, 1_000);
  const other = await context.newPage();
  await other.addInitScript(slowly);
  await openPage(other, companion, '/settings');
  await use(other, TINY);
  await toSettings(page);
  for (const tab of [page, other])
    await expect.poll(async () => done(tab), { intervals: [20] }).toBeGreaterThan(0);
  for (const tab of [page, other]) {
    await tab.bringToFront();
    await expect(row(tab, TINY)).toContainText('In use', { timeout: 60_000 });
    await expectFirst(tab, ASKED, STRANGE);
  }
});

test('a picked folder is used, and a model that cannot be run says so', async ({ page, start }, testInfo) => {
  const companion = await start();
  const broken = placeOf(companion.home, 'test/broken');
  await mkdir(join(broken, 'onnx'), { recursive: true });
  for (const path of ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model.onnx'])
    await writeFile(join(broken, path), '{}');
  await openApp(page, companion);
  await fill(page, companion.origin, 20);
  await toSettings(page);
  await use(page, 'test/broken');
  await expect(change(page)).toContainText('This model cannot be used as it is.');
  await expect(change(page)).toContainText('Reason:');

  const folder = testInfo.outputPath('mine');
  await writeTinyModel(folder);
  await page.locator('input[type=file]').setInputFiles(folder);
  await use(page, 'picked/mine');
  await expect(row(page, 'picked/mine')).toContainText('In use');
  await expectFirst(page, ASKED, STRANGE);
});
