import { judgeByAxe, keepAxeRows, type AxeRow } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';
import { misfits } from './support/layout.ts';
import { Stage } from './support/stage.ts';
import { lookAtAll } from './support/states.ts';

// What axe found says more than a trace would, which takes as long as axe.
test.use({ serviceWorkers: 'block', reducedMotion: 'reduce', trace: 'off' });

const THEMES = ['light', 'dark'] as const;

test('axe finds nothing wrong in any route or state, light or dark @phone', async ({ page, standing }, {
  project,
}) => {
  test.setTimeout(180_000);
  const stage = await Stage.open(page, standing);
  const rows: AxeRow[] = [];
  const found = await lookAtAll(stage, async (state) => {
    const faults: string[] = [];
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme });
      const row = { state, size: project.name, theme, ...(await judgeByAxe(page)) };
      rows.push(row);
      faults.push(...row.violations.map((violation) => `${theme}: ${violation}`));
    }
    return faults;
  });
  await keepAxeRows(rows);
  expect(found).toEqual({});
  // Fewer rules would mean that axe looked at an empty page.
  expect(rows.filter(({ rules }) => rules < 15)).toEqual([]);
});

test('axe finds nothing wrong in the API reference, light or dark @phone', async ({ page, standing }, {
  project,
}) => {
  await page.goto(`${standing.origin}/docs`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await misfits(page)).toEqual([]);
  const rows: AxeRow[] = [];
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme });
    rows.push({ state: 'API reference', size: project.name, theme, ...(await judgeByAxe(page)) });
  }
  await keepAxeRows(rows);
  expect(rows.flatMap(({ violations }) => violations)).toEqual([]);
});

test('axe would find a fault', async ({ page, standing }) => {
  await Stage.open(page, standing);
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
  const { violations } = await judgeByAxe(page);
  expect(violations).toEqual([expect.stringContaining('button-name')]);
});
