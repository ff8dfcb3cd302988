import { expect, test } from './support/fixtures.ts';
import { misfits } from './support/layout.ts';
import { outOfReach } from './support/reach.ts';
import { addSampleNotes } from './support/sample-notes.ts';
import { Stage } from './support/stage.ts';
import { EMPTY_STATES, STATES } from './support/states.ts';
import { smallTargets } from './support/targets.ts';

test.use({ serviceWorkers: 'block' });

type Look = (stage: Stage) => Promise<string[]>;

/** What is found in each state, by its name; states without a finding are left out. */
async function lookAtAll(stage: Stage, look: Look): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  const lookAt = async (states: typeof STATES) => {
    for (const { name, show } of states) {
      await show(stage);
      const faults = await look(stage);
      if (faults.length > 0) found[name] = faults;
    }
  };
  await lookAt(EMPTY_STATES);
  await addSampleNotes(stage.page);
  await lookAt(STATES);
  return found;
}

test('under a thumb every target is large enough, and everything fits @phone-only', async ({
  page,
  standing,
}) => {
  test.setTimeout(120_000);
  const stage = await Stage.open(page, standing);
  expect(
    await lookAtAll(stage, async () => [...(await smallTargets(page)), ...(await misfits(page))]),
  ).toEqual({});
});

for (const [zoom, viewport] of [
  ['200 %', { width: 720, height: 450 }],
  ['400 % (WCAG 1.4.10)', { width: 320, height: 256 }],
  ['on the narrowest phone', { width: 320, height: 640 }],
] as const) {
  test(`at ${zoom} nothing scrolls sideways and everything can be reached`, async ({ page, standing }) => {
    test.setTimeout(120_000);
    await page.setViewportSize(viewport);
    const stage = await Stage.open(page, standing);
    expect(
      await lookAtAll(stage, async () => [...(await misfits(page)), ...(await outOfReach(page))]),
    ).toEqual({});
  });
}
