import { expect, openApp, test, writeFact } from './support/fixtures.ts';

test('a note outlives the browser and the server: written, both stopped, found offline', async ({
  profile,
  companion,
}) => {
  const first = await profile.open();
  const page = first.pages()[0] ?? (await first.newPage());
  await openApp(page, companion);
  await writeFact(page, 'The Pi’s fan starts at 62 °C.');
  await first.close();
  await companion.stop();

  const second = await profile.open();
  const reopened = second.pages()[0] ?? (await second.newPage());
  await reopened.goto(`${companion.origin}/`);
  await expect(reopened.getByRole('link', { name: /fan starts at 62/ })).toBeVisible();
  await reopened.getByRole('searchbox').fill('FAN 62');
  await expect(reopened.getByRole('link', { name: /fan starts at 62/ })).toBeVisible();
  await expect(reopened.getByText('Companion off')).toBeVisible();
});

test('deep links open offline, the companion’s own addresses do not', async ({ app, companion }) => {
  await companion.stop();
  for (const [path, title] of [
    ['/settings', 'Settings'],
    ['/companion', 'Companion'],
    ['/memory/new', 'Memory'],
  ] as const) {
    await app.goto(companion.origin + path);
    await expect(app.getByRole('heading', { level: 1, name: title })).toBeVisible();
  }
  for (const path of ['/health', '/docs', '/v1/companion']) {
    await expect(app.goto(companion.origin + path)).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
  }
});
