import { openPage, expect, test, wholeOffline } from './support/fixtures.ts';

test('what one says is offered, kept, and answered with its date, offline, after a reload', async ({
  app,
  companion,
}) => {
  await app.goto(`${companion.origin}/chat/new`);
  const message = app.getByRole('textbox', { name: 'Message', exact: true });
  await message.fill('I drive a 2014 Civic');
  await message.press('Enter');
  const log = app.getByRole('log', { name: 'Conversation' });
  await expect(log.getByText('Heard. What you keep, I remember.')).toBeVisible();
  await app.getByRole('main').getByRole('button', { name: /^Keep/ }).first().click();
  await expect(app.getByRole('main').getByRole('button', { name: /^Keep/ })).toHaveCount(0);
  await wholeOffline(app);
  await companion.stop();

  await app.goto(`${companion.origin}/chat/new`);
  await message.fill('What do I drive?');
  await message.press('Enter');
  const answer = app.getByRole('article').filter({ hasText: 'No model: from memory' });
  await expect(answer).toContainText('I drive a 2014 Civic');
  await expect(answer.locator('time').first()).toContainText(String(new Date().getFullYear()));
  await app.reload();
  await expect(answer).toContainText('I drive a 2014 Civic');

  await answer.getByRole('link', { name: 'Why this answer?' }).click();
  await expect(app.getByRole('complementary').getByRole('heading', { level: 1 })).toBeVisible();
});

test('what needs a model waits where none is, and can be taken back', async ({ page, standing }) => {
  await openPage(page, standing, '/chat/new');
  const message = page.getByRole('textbox', { name: 'Message', exact: true });
  await message.fill('How do I restart a pod?');
  await message.press('Enter');
  const waits = page.getByRole('log', { name: 'Conversation' }).getByText(/^Waits for a model/);
  await expect(waits).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect(waits).toBeHidden();
});
