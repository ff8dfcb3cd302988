import type { Page } from '@playwright/test';
import {
  expect,
  factLink,
  openApp,
  searchable,
  test,
  writeFact,
  type StandingCompanion,
} from './support/fixtures.ts';

const BEFORE = 'The vault opens with heliotrope mauve7731.';
const AFTER = 'The vault opens with marigold ochre5512.';
/** What either text is known by, also where it is cut to the stems of its words. */
const TRACES = ['heliotrop', 'marigold', 'mauve7731', 'ochre5512'];

/** Where in all that the browser keeps for this origin any of these stands, as UTF-8 or as UTF-16. */
async function tracesOf(page: Page, traces: readonly string[]): Promise<string[]> {
  return page.evaluate(async (looked) => {
    const found: string[] = [];
    const lookIn = (place: string, text: string) => {
      const lower = text.toLowerCase();
      for (const trace of looked) if (lower.includes(trace)) found.push(`${trace} in ${place}`);
    };
    const lookInBytes = (place: string, bytes: ArrayBuffer) => {
      lookIn(place, new TextDecoder('latin1').decode(bytes));
      // Of words in two bytes each, the second is zero.
      lookIn(place, new TextDecoder('latin1').decode(bytes).replaceAll('\0', ''));
    };
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('No answer.')));
      });
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name));
      for (const store of database.objectStoreNames)
        lookIn(
          `${name}.${store}`,
          JSON.stringify(await answer(database.transaction(store).objectStore(store).getAll())),
        );
      database.close();
    }
    const lookInFolder = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
      for await (const [name, handle] of folder.entries()) {
        if (handle.kind === 'directory') await lookInFolder(handle, `${path}/${name}`);
        else lookInBytes(`${path}/${name}`, await (await handle.getFile()).arrayBuffer());
      }
    };
    await lookInFolder(await navigator.storage.getDirectory(), 'files');
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        lookIn(`cache ${name}`, request.url);
        // What came with the app is the same for everybody: its words are not this person's.
        if (new URL(request.url).pathname.startsWith('/models/')) continue;
        lookInBytes(
          `cache ${request.url}`,
          (await (await cache.match(request))?.arrayBuffer()) ?? new ArrayBuffer(0),
        );
      }
    }
    for (const [name, storage] of Object.entries({ localStorage, sessionStorage }))
      lookIn(name, JSON.stringify(Object.entries(storage)));
    return found;
  }, traces);
}

/** A page of the same origin that is none of the app: what the app holds open is closed and written by then. */
async function leave(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/docs`);
}

/** Two facts; the text of one was another before. */
async function keepTraces(page: Page, companion: StandingCompanion): Promise<void> {
  await openApp(page, companion);
  await writeFact(page, 'Flat white, no sugar.');
  await writeFact(page, BEFORE);
  await factLink(page, BEFORE).click();
  await page.getByRole('textbox', { name: 'Text' }).fill(AFTER);
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(factLink(page, AFTER)).toBeVisible();
  await searchable(page);
}

async function takeSnapshot(page: Page, companion: StandingCompanion): Promise<void> {
  await page.goto(`${companion.origin}/data`);
  await page.getByRole('button', { name: 'Take one now' }).click();
  await expect(page.getByText('Snapshot taken')).toBeVisible();
}

test('a fact that is erased for good leaves no word of itself: in no row, file, cache or draft', async ({
  page,
  companion,
}) => {
  await keepTraces(page, companion);
  await takeSnapshot(page, companion);
  await leave(page, companion.origin);
  const before = (await tracesOf(page, TRACES)).join('\n');
  // Else the look below would prove nothing.
  expect(before).toContain('marigold in nima.facts');
  expect(before).toContain('heliotrop in nima.history');
  expect(before).toMatch(/marigold in files\/snapshots/);

  await page.goto(`${companion.origin}/memory`);
  await factLink(page, AFTER).click();
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await page.getByRole('button', { name: 'Erase now' }).click();
  await expect(page.getByText('1 fact erased for good')).toBeVisible();
  await leave(page, companion.origin);
  expect(await tracesOf(page, TRACES)).toEqual([]);
  await page.goto(`${companion.origin}/memory`);
  await expect(factLink(page, 'Flat white')).toBeVisible();
});

test('everything that is erased is gone from this browser, with two tabs open, and the app is as new', async ({
  page,
  context,
  companion,
}) => {
  await keepTraces(page, companion);
  await page.goto(`${companion.origin}/memory/profile`);
  await page.getByRole('textbox', { name: 'Name' }).fill('Heliotrope');
  await page.keyboard.press('Tab');
  await takeSnapshot(page, companion);
  const other = await context.newPage();
  await other.goto(`${companion.origin}/memory/new`);
  await other.getByRole('textbox', { name: 'New fact' }).fill('Half a marigold');
  await expect(factLink(other, AFTER)).toBeVisible();

  // Without the dialog of the browser, which no test can answer: the file goes among the downloads.
  await page.evaluate(() => Object.defineProperty(window, 'showSaveFilePicker', { value: undefined }));
  const erase = page.getByRole('region', { name: 'Erase everything' });
  const saved = page.waitForEvent('download');
  await erase.getByRole('button', { name: 'Save a file first' }).click();
  const file = await (await saved).path();
  await erase.getByRole('textbox').fill('erase');
  await erase.getByRole('button', { name: 'Erase everything now' }).click();
  for (const tab of [page, other]) {
    // Files that an ended worker held are let go of after seconds, and the page waits for that.
    const first = tab.getByRole('link', { name: 'Write the first fact' });
    await expect(first).toBeVisible({ timeout: 30_000 });
    await expect(tab.getByRole('textbox', { name: 'New fact' })).toHaveValue('');
  }
  await leave(other, companion.origin);
  await leave(page, companion.origin);
  expect(await tracesOf(page, TRACES)).toEqual([]);
  expect(await tracesOf(page, ['flat white', 'half a'])).toEqual([]);
  const names = await page.evaluate(() =>
    Object.keys(localStorage).filter((name) => /draft|marker|eras/.test(name)),
  );
  expect(names).toEqual([]);

  await page.goto(`${companion.origin}/data`);
  await page.locator('input[type=file]').last().setInputFiles(file);
  await page.getByRole('button', { name: /^Take in/ }).click();
  await expect(page.getByText('Taken in:')).toBeVisible();
  await page.goto(`${companion.origin}/memory`);
  await expect(factLink(page, AFTER)).toBeVisible();
});
