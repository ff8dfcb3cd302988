import { expect, factLink, openPage, test, writeFact } from './support/fixtures.ts';

const FACT = 'The spare key hangs behind the clock.';

test('snapshots that are locked need their passphrase to come back, also after a reload', async ({
  app,
  companion,
}) => {
  await writeFact(app, FACT);
  await openPage(app, companion, '/data');
  const snapshots = app.getByRole('list', { name: 'Snapshots, the newest first' }).getByRole('listitem');
  await app.getByRole('switch', { name: 'Lock snapshots with a passphrase' }).click();
  await app.getByLabel('Passphrase', { exact: true }).fill('behind the clock');
  await app.getByLabel('Passphrase once more').fill('behind the clock');
  await app.getByRole('button', { name: 'Lock and take one' }).click();
  await expect(app.getByText('Snapshots are locked from now on')).toBeVisible({ timeout: 20_000 });
  await expect(snapshots).toHaveCount(1);
  await app.reload();
  // The next one is locked without another word.
  await app.getByRole('button', { name: 'Take one now' }).click();
  await expect(snapshots).toHaveCount(2);
  await snapshots
    .first()
    .getByRole('button', { name: /^Bring back/ })
    .click();
  const passphrase = app.getByLabel('Passphrase of the file');
  await passphrase.fill('under the mat');
  await passphrase.press('Enter');
  await expect(app.getByText('This passphrase does not open the file.')).toBeVisible({ timeout: 20_000 });
  await passphrase.fill('behind the clock');
  await passphrase.press('Enter');
  await expect(app.getByText('Memory of Nima').first()).toBeVisible({ timeout: 20_000 });
  await openPage(app, companion, '/memory');
  await expect(factLink(app, FACT)).toBeVisible();
});
