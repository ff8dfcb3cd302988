import type { Page } from '@playwright/test';
import { expect, factLink, openPage, test, writeFact } from './support/fixtures.ts';

test.use({ serviceWorkers: 'block' });

/** Few enough for all rows to be in sight; a thousand each are written in a test of the storage. */
const WRITTEN_EACH = 6;

/** Answers for the browser, which would decide by itself and differently on every machine. */
async function answerPersist(page: Page, granted: boolean): Promise<() => Promise<number>> {
  await page.addInitScript((answer) => {
    let persisted = false;
    StorageManager.prototype.persisted = async () => persisted;
    StorageManager.prototype.persist = async () => {
      sessionStorage.setItem('e2e.asked', String(Number(sessionStorage.getItem('e2e.asked') ?? 0) + 1));
      persisted = answer;
      return answer;
    };
  }, granted);
  return async () => page.evaluate(() => Number(sessionStorage.getItem('e2e.asked') ?? 0));
}

test.describe('keeping data for good', () => {
  test('is asked for once, with the first fact, whatever the answer', async ({ page, standing }) => {
    const timesAsked = await answerPersist(page, false);
    await openPage(page, standing);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('link', { name: 'Memory', exact: true }).click();
    expect(await timesAsked()).toBe(0);

    await writeFact(page, 'The first fact.');
    await expect.poll(timesAsked).toBe(1);
    await writeFact(page, 'The second fact.');
    await page.reload();
    await writeFact(page, 'The third fact.');
    await expect(page.getByRole('link', { name: /The third fact/ })).toBeVisible();
    expect(await timesAsked()).toBe(1);
  });

  test('is shown in Settings with the room there is, and can be asked for again', async ({
    page,
    standing,
  }) => {
    const timesAsked = await answerPersist(page, true);
    await openPage(page, standing, '/settings');
    await expect(page.getByText('Kept as long as there is room')).toBeVisible();
    await expect(page.getByText(/^\d.* of \d.* used$/)).toBeVisible();
    await expect(page.getByRole('meter', { name: 'Share of the browser’s room in use' })).toBeVisible();

    await page.getByRole('button', { name: 'Ask to keep it for good' }).click();
    await expect(page.getByText('The browser keeps this memory for good.')).toBeVisible();
    await expect(page.getByText('Kept for good')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Ask to keep it for good' })).toBeHidden();
    expect(await timesAsked()).toBe(1);
  });
});

test.describe('a browser that gives no storage', () => {
  for (const [refusal, refuse] of [
    [
      'throws',
      () => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('Refused by a test.', 'SecurityError');
        };
      },
    ],
    ['has none', () => Object.defineProperty(window, 'indexedDB', { value: undefined })],
    [
      'refuses all of it',
      () => {
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
          Object.defineProperty(window, name, {
            get: () => {
              throw new DOMException('Refused by a test.', 'SecurityError');
            },
          });
        }
      },
    ],
  ] as const) {
    test(`is told about, and the rest of Nima works: one that ${refusal}`, async ({ page, standing }) => {
      const faults: Error[] = [];
      page.on('pageerror', (error) => faults.push(error));
      await page.addInitScript(refuse);
      await openPage(page, standing);
      await expect(page.getByRole('alert')).toHaveText(
        'This browser gives Nima no storage. Leave private browsing or allow site data.',
      );

      await page.getByRole('link', { name: 'Settings' }).click();
      await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
      await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
      await page.getByRole('link', { name: 'Companion', exact: true }).click();
      await expect(page.getByRole('heading', { name: 'Connected' })).toBeVisible();
      expect(faults).toEqual([]);
    });
  }
});

test('a full disk is told about, and what was written is not lost', async ({ page, standing }) => {
  await openPage(page, standing);
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: standing.origin, quotaSize: 1 });

  await page.getByRole('textbox', { name: 'New fact' }).fill('Does not fit.');
  await page.getByRole('button', { name: 'Keep' }).click();
  await expect(page.getByRole('alert')).toHaveText(
    'This device has no room left for Nima. Free some space; nothing already kept was lost.',
  );
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'New fact' })).toHaveValue('Does not fit.');

  await session.send('Storage.overrideQuotaForOrigin', { origin: standing.origin });
  await page.getByRole('button', { name: 'Keep' }).click();
  await expect(page.getByRole('link', { name: /Does not fit\./ })).toBeVisible();
});

test.describe('two tabs', () => {
  test('see each other’s facts as they are kept, changed and forgotten', async ({
    page,
    context,
    standing,
  }) => {
    await openPage(page, standing);
    const other = await context.newPage();
    await openPage(other, standing);
    await writeFact(page, 'Seen from both sides.');
    await other.getByRole('link', { name: /Seen from both sides/ }).click();

    await other.getByRole('textbox', { name: 'Text' }).fill('Changed on the other side.');
    await other.getByRole('button', { name: 'Keep' }).click();
    await expect(page.getByRole('link', { name: /Changed on the other side/ })).toBeVisible();
    await other.getByRole('button', { name: 'Wrong' }).click();
    await expect(page.getByRole('link', { name: /Changed on the other side/ })).toBeHidden();
  });

  test('lose nothing of what both write in turn, and both find all of it', async ({
    page,
    context,
    standing,
  }) => {
    await openPage(page, standing);
    const other = await context.newPage();
    await openPage(other, standing);
    const tabs = [page, other];
    const fields = tabs.map((tab) => tab.getByRole('textbox', { name: 'New fact' }));
    for (let count = 1; count <= WRITTEN_EACH; count += 1) {
      for (const [side, field] of fields.entries()) await field.fill(`Written ${count} on side ${side}.`);
      for (const field of fields) {
        await field.press('Enter');
        await expect(field).toHaveValue('');
      }
    }
    for (const tab of tabs) {
      await expect(tab.getByText(`${2 * WRITTEN_EACH} facts`, { exact: true })).toBeVisible();
      await tab.getByRole('searchbox').fill('written');
      await expect(factLink(tab, /Written/)).toHaveCount(2 * WRITTEN_EACH);
    }
  });

  test('do not lose each other’s drafts', async ({ page, context, standing }) => {
    await openPage(page, standing);
    await writeFact(page, 'A fact to change.');
    const other = await context.newPage();
    await openPage(other, standing);
    await page.getByRole('textbox', { name: 'New fact' }).fill('Begun in the first tab.');
    await other.getByRole('link', { name: /A fact to change/ }).click();
    await other.getByRole('textbox', { name: 'Text' }).fill('Begun in the second tab.');

    await page.reload();
    await expect(page.getByRole('textbox', { name: 'New fact' })).toHaveValue('Begun in the first tab.');
    await other.reload();
    await expect(other.getByRole('textbox', { name: 'Text' })).toHaveValue('Begun in the second tab.');
  });

  test('begin a new fact each, and the one that stays has what the other left', async ({
    page,
    context,
    standing,
  }) => {
    await openPage(page, standing);
    const other = await context.newPage();
    await openPage(other, standing);
    const fieldOf = (tab: Page) => tab.getByRole('textbox', { name: 'New fact' });
    const [mine, theirs] = [fieldOf(page), fieldOf(other)];
    await mine.fill('Begun here.');
    await expect(theirs).toHaveValue('');
    await theirs.fill('Begun there.');
    await expect(mine).toHaveValue('Begun here.');

    await page.close();
    await theirs.press('Enter');
    await expect(factLink(other, 'Begun there.')).toBeVisible();
    await expect(theirs).toHaveValue('');
    await other.reload();
    await expect(theirs).toHaveValue('Begun here.');
  });
});

test('a memory that a newer Nima has used is left alone, and the page says why', async ({
  page,
  standing,
}) => {
  await openPage(page, standing, '/settings');
  await page.evaluate(async () => {
    await new Promise((resolve, reject) => {
      // Dexie counts in tens: this is its version 99.
      const opening = indexedDB.open('nima', 990);
      opening.addEventListener('upgradeneeded', () => {
        opening.result.createObjectStore('of-the-future');
      });
      opening.addEventListener('error', () => reject(new Error('The database did not open.')));
      opening.addEventListener('success', () => {
        opening.result.close();
        resolve(null);
      });
    });
  });
  await page.goto(`${standing.origin}/memory`);
  await expect(
    page.getByText('Another version of Nima holds the storage. Close its tabs and reload.', { exact: true }),
  ).toBeVisible();
  expect(await page.evaluate(async () => indexedDB.databases())).toEqual([{ name: 'nima', version: 990 }]);
});
