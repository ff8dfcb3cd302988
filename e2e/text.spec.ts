import { expect, test } from './support/fixtures.ts';
import { misfits } from './support/layout.ts';
import { Stage } from './support/stage.ts';
import { lookAtAll, WRITTEN } from './support/states.ts';
import { strayTexts } from './support/stray-texts.ts';

test.use({ serviceWorkers: 'block' });

test('every text comes from the catalogue, and one a third longer still fits @phone', async ({
  page,
  standing,
}) => {
  test.setTimeout(120_000);
  const stage = await Stage.open(page, standing, 'pseudo');
  const found = await lookAtAll(stage, async () => [
    ...(await strayTexts(page, WRITTEN)),
    ...(await misfits(page)),
  ]);
  expect(found).toEqual({});
});

test('a text that bypasses the catalogue would be found, wherever it stands', async ({ page, standing }) => {
  const stage = await Stage.open(page, standing, 'pseudo');
  await stage.set({ path: '/settings' });
  await expect(stage.heading('Settings')).toBeVisible();
  expect(await strayTexts(page, WRITTEN)).toEqual([]);
  await page.evaluate(() => {
    document.querySelector('main h1')?.append(' in plain words');
    document.querySelector('main p')?.setAttribute('title', 'A plain hint');
    document.querySelector('main')?.append(document.createElement('input'));
    document.querySelector('main input:last-child')?.setAttribute('placeholder', 'Plain');
    document.title = 'Nima';
  });
  expect(await strayTexts(page, WRITTEN)).toEqual([
    'text: in plain words',
    'title: A plain hint',
    'placeholder: Plain',
    'document title: Nima',
  ]);
});

test('a page that does not fit would be found', async ({ page, standing }) => {
  await Stage.open(page, standing);
  expect(await misfits(page)).toEqual([]);
  await page.evaluate(() => {
    const wide = document.createElement('div');
    wide.style.inlineSize = '200vw';
    document.querySelector('main')?.prepend(wide);
  });
  expect(await misfits(page)).toEqual([
    expect.stringMatching(/^main .* holds \d+ px more than it shows$/),
    expect.stringMatching(/^div .* reaches from/),
  ]);
});
