import type { Page } from '@playwright/test';
import { health } from '../shared/schemas/index.ts';
import { expect, openApp, test, writeFact, type StandingCompanion } from './support/fixtures.ts';
import { answerHealthWith } from './support/health.ts';

const status = (page: Page) => page.getByRole('status', { name: 'State of Nima' });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

test.describe('the key', () => {
  test('comes with the printed address and vanishes from the bar and the history', async ({
    page,
    standing,
  }) => {
    await page.goto(`${standing.origin}/companion#key=${standing.key}`);
    await expect(heading(page, 'Connected')).toBeVisible();
    expect(page.url()).toBe(`${standing.origin}/companion`);

    const session = await page.context().newCDPSession(page);
    const { entries } = await session.send('Page.getNavigationHistory');
    const addresses = entries.map(({ url }) => url);
    expect(addresses).toContain(`${standing.origin}/companion`);
    expect(addresses.join(' ')).not.toContain(standing.key);
  });

  test('is kept: the plain address connects from then on, and the status line has nothing to say', async ({
    shared,
    standing,
  }) => {
    await shared.goto(`${standing.origin}/companion`);
    await expect(heading(shared, 'Connected')).toBeVisible();
    await expect(shared.getByText(`Listening at ${standing.origin}.`)).toBeVisible();
    await expect(status(shared)).toBeEmpty();
  });

  test('is taken from the printed address in a tab that is open already', async ({ page, standing }) => {
    await page.goto(`${standing.origin}/companion`);
    await expect(heading(page, 'This browser has no key')).toBeVisible();
    await page.evaluate((key) => location.assign(`#key=${key}`), standing.key);
    await expect(heading(page, 'Connected')).toBeVisible();
    expect(page.url()).toBe(`${standing.origin}/companion`);
  });

  test('is asked for where it is missing; a wrong one is called wrong; the whole address may be pasted', async ({
    page,
    standing,
  }) => {
    await page.goto(`${standing.origin}/companion`);
    await expect(heading(page, 'This browser has no key')).toBeVisible();
    await expect(status(page)).toContainText('Companion locked');

    await page.getByRole('textbox', { name: 'Key' }).fill('not-the-key-of-this-companion');
    await page.getByRole('button', { name: 'Connect' }).click();
    await expect(heading(page, 'The key is not the companion’s')).toBeVisible();

    await page.getByRole('textbox', { name: 'Key' }).fill(`${standing.origin}/#key=${standing.key}`);
    await page.getByRole('button', { name: 'Connect' }).click();
    await expect(heading(page, 'Connected')).toBeVisible();
    await expect(status(page)).toBeEmpty();
  });
});

test.describe('coming and going', () => {
  test('stopped, it says so and is off; started again, it is found without a hand or a reload', async ({
    page,
    start,
  }) => {
    await page.clock.install();
    const companion = await start();
    await openApp(page, companion, '/companion');
    await expect(heading(page, 'Connected')).toBeVisible();
    let loads = 0;
    page.on('load', () => (loads += 1));

    await companion.stop();
    await expect(heading(page, 'The companion is stopping')).toBeVisible();
    await expect(status(page)).toContainText('Companion is stopping');

    await page.clock.fastForward('00:11');
    await expect(heading(page, 'The companion is off')).toBeVisible();
    await expect(status(page)).toContainText('Companion off; memory works without it');

    await start({ env: { PORT: new URL(companion.origin).port } });
    await page.clock.fastForward('00:11');
    await expect(heading(page, 'Connected')).toBeVisible();
    await expect(status(page)).toBeEmpty();
    expect(loads).toBe(0);
  });

  test('killed, it is off at once, and a person may look again', async ({ page, start }) => {
    const companion = await start();
    await openApp(page, companion, '/companion');
    await expect(heading(page, 'Connected')).toBeVisible();
    await companion.kill();
    await expect(heading(page, 'The companion is off')).toBeVisible();

    await start({ env: { PORT: new URL(companion.origin).port } });
    await page.getByRole('button', { name: 'Look again' }).click();
    await expect(heading(page, 'Connected')).toBeVisible();
  });
});

test.describe('versions', () => {
  test('another major version is refused in words, and memory works meanwhile', async ({
    page,
    standing,
  }) => {
    await answerHealthWith(page, { protocol: '2.0' });
    await openApp(page, standing, '/companion');
    await expect(heading(page, 'App and companion do not fit together')).toBeVisible();
    await expect(page.getByText('The app speaks protocol 1.0, the companion 2.0.')).toBeVisible();
    await expect(status(page)).toContainText('App and companion do not fit together');

    await page.getByRole('link', { name: 'Memory', exact: true }).click();
    await writeFact(page, 'Written beside a companion of another age.');
  });

  test('another minor version is mentioned, and they talk', async ({ page, standing }) => {
    await answerHealthWith(page, { protocol: '1.7' });
    await openApp(page, standing, '/companion');
    await expect(heading(page, 'Connected')).toBeVisible();
    await expect(
      page.getByText('The companion is newer than the app: reload to get the newer app.'),
    ).toBeVisible();
    await expect(status(page)).toContainText('App is older than the companion');
    await expect(page.getByRole('meter', { name: 'Load of the machine' })).toBeVisible();
  });
});

test.describe('the home of the data', () => {
  const homeTold = async ({ origin }: StandingCompanion) =>
    health.parse(await (await fetch(`${origin}/health`)).json()).dataOrigin;

  test('is told with the first fact, and explained at any other port', async ({ page, start }) => {
    const first = await start();
    await openApp(page, first);
    await expect(status(page)).toBeEmpty();
    expect(await homeTold(first)).toBeNull();
    await writeFact(page, 'The first of all facts.');
    await expect.poll(() => homeTold(first)).toBe(first.origin);

    const moved = await start();
    await openApp(page, moved);
    await expect(heading(page, 'Your memory lives at another address')).toBeVisible();
    await expect(
      page.getByText(`Yours was written at ${first.origin}; this is ${moved.origin}`),
    ).toBeVisible();
    await expect(status(page)).toContainText(
      `Your memory lives at ${first.origin}; this address has its own`,
    );
    await page.getByRole('link', { name: `Open ${first.origin}` }).click();
    await expect(page.getByRole('link', { name: /The first of all facts/ })).toBeVisible();
    expect(page.url()).toContain(first.origin);
  });

  test('moves only when a person says so', async ({ page, start }) => {
    const first = await start();
    await openApp(page, first);
    await writeFact(page, 'Written at the first address.');
    await expect.poll(() => homeTold(first)).toBe(first.origin);
    await first.stop();

    const moved = await start();
    await openApp(page, moved);
    await writeFact(page, 'Written at the second address.');
    await page.getByRole('link', { name: 'Settings' }).click();
    await expect(page.getByText(`the memory lives at ${first.origin}`)).toBeVisible();
    expect(await homeTold(moved)).toBe(first.origin);

    await page.getByRole('button', { name: 'Keep my memory at this address from now on' }).click();
    await expect(page.getByText('This address is the home of your memory now.')).toBeVisible();
    expect(await homeTold(moved)).toBe(moved.origin);
    await expect(status(page)).toBeEmpty();
  });

  test('has one spelling: 127.0.0.1 leads to localhost, and the key comes along', async ({
    page,
    standing,
  }) => {
    const { port } = new URL(standing.origin);
    await page.goto(`http://127.0.0.1:${port}/companion#key=${standing.key}`);
    await expect(heading(page, 'Connected')).toBeVisible();
    expect(page.url()).toBe(`${standing.origin}/companion`);
  });
});
