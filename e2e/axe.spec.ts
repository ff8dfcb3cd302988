import { judgeByAxe, keepAxeRows, type AxeRow } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';
import { addSampleNotes } from './support/sample-notes.ts';
import { Stage } from './support/stage.ts';
import { EMPTY_STATES, STATES } from './support/states.ts';

// What axe found says more than a trace would, which takes as long as axe.
test.use({ serviceWorkers: 'block', reducedMotion: 'reduce', trace: 'off' });

test('axe finds nothing wrong in any route or state, light or dark @phone', async ({ page, standing }, {
  project,
}) => {
  test.setTimeout(180_000);
  const stage = await Stage.open(page, standing);
  const rows: AxeRow[] = [];
  const judge = async (states: typeof STATES) => {
    for (const { name, show } of states) {
      await show(stage);
      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: theme });
        rows.push({ state: name, size: project.name, theme, ...(await judgeByAxe(page)) });
      }
    }
  };
  await judge(EMPTY_STATES);
  await addSampleNotes(page);
  await judge(STATES);
  await keepAxeRows(rows);

  expect(rows.filter(({ violations }) => violations.length > 0)).toEqual([]);
  // Fewer rules would mean that axe looked at an empty page.
  expect(rows.filter(({ rules }) => rules < 15)).toEqual([]);
});

test('axe would find a fault', async ({ page, standing }) => {
  await Stage.open(page, standing);
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
  const { violations } = await judgeByAxe(page);
  expect(violations).toEqual([expect.stringContaining('button-name')]);
});
