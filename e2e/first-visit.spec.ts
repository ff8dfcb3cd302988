import { expect, test } from './support/fixtures.ts';

const WORDS = 'It is opening here for the first time.';

test('a first visit is told what is opening, before any of its code is there', async ({
  page,
  standing: companion,
}) => {
  await page.route('**/assets/*.js', async (route) => route.abort());
  await page.goto(`${companion.origin}/memory`);
  await expect(page.getByText(WORDS)).toBeVisible();
  await page.reload();
  await expect(page.getByText(WORDS)).toBeHidden();
});

test('and then sees Nima alone', async ({ page, standing: companion }) => {
  await page.goto(`${companion.origin}/memory`);
  await expect(page.getByRole('heading', { level: 1, name: 'Memory' })).toBeVisible();
  await expect(page.getByText(WORDS)).toHaveCount(0);
});
