import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { manifest } from '../web/manifest.ts';
import { expect, openApp, readyOffline, test } from './support/fixtures.ts';

/** The size a PNG says it has: two big-endian numbers at the start of its header. */
function sizeOf(png: Buffer): string {
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
}

test('the browser has nothing against installing Nima', async ({ profile, companion }) => {
  const context = await profile.open();
  const page = context.pages()[0] ?? (await context.newPage());
  await openApp(page, companion);
  const session = await context.newCDPSession(page);
  const { errors, data } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(JSON.parse(data ?? '{}')).toMatchObject({
    id: '/',
    name: 'Nima',
    start_url: '/',
    display: 'standalone',
  });
  expect((await session.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([]);
});

test('every picture of the manifest is there and as large as it says', async ({ request, standing }) => {
  const pictures = [
    ...(manifest.icons ?? []),
    ...(manifest.screenshots ?? []),
    ...(manifest.shortcuts ?? []).flatMap(({ icons }) => icons ?? []),
  ];
  expect(pictures.length).toBeGreaterThan(6);
  for (const { src, sizes } of pictures) {
    const response = await request.get(standing.origin + src);
    expect(response.headers()['content-type'], src).toBe('image/png');
    expect(sizeOf(await response.body()), src).toBe(sizes);
  }
});

test('every shortcut of the manifest opens what it names', async ({ shared, standing }) => {
  const opens: Record<string, () => Promise<void>> = {
    'Write a fact': () => expect(shared.getByRole('textbox', { name: 'New fact' })).toBeFocused(),
    Companion: () => expect(shared.getByRole('heading', { level: 1, name: 'Companion' })).toBeVisible(),
  };
  expect((manifest.shortcuts ?? []).map(({ name }) => name)).toEqual(Object.keys(opens));
  for (const { name, url } of manifest.shortcuts ?? []) {
    await shared.goto(standing.origin + url);
    await opens[name]?.();
  }
});

test('the app is ready without a network after the first visit, and says so', async ({ page, standing }) => {
  await page.goto(`${standing.origin}/settings#key=${standing.key}`);
  await readyOffline(page);
  await expect(page.getByText('Opens without a network')).toBeVisible();
});

test('the manifest that is served is the one that is written', async ({ request, standing }) => {
  const served: unknown = await (await request.get(`${standing.origin}/manifest.webmanifest`)).json();
  expect(served).toEqual(manifest);
  const html = await readFile(fileURLToPath(new URL('../dist/web/index.html', import.meta.url)), 'utf8');
  expect(html).toContain('rel="manifest"');
});
