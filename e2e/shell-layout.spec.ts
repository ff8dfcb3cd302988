import { expect, test } from './support/fixtures.ts';
import { misfits } from './support/layout.ts';
import { outOfReach } from './support/reach.ts';
import { Stage } from './support/stage.ts';
import { lookAtAll } from './support/states.ts';
import { smallTargets } from './support/targets.ts';

test.use({ serviceWorkers: 'block' });

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

test('a target too small for a thumb would be found @phone-only', async ({ page, standing }) => {
  await Stage.open(page, standing);
  expect(await smallTargets(page)).toEqual([]);
  await page.getByRole('link', { name: 'Settings' }).evaluate((link) => {
    link.style.minBlockSize = '0';
    link.style.blockSize = '40px';
  });
  expect(await smallTargets(page)).toEqual([expect.stringMatching(/^a “Settings” is \d+ × 40 px$/)]);
});

const ZOOMS = [
  ['200 %', { width: 720, height: 450 }],
  ['400 % of 1280 × 1024, as WCAG 1.4.10 has it', { width: 320, height: 256 }],
  ['the narrowest phone', { width: 320, height: 640 }],
] as const;

test('at any zoom nothing scrolls sideways and everything can be reached', async ({ page, standing }) => {
  test.setTimeout(120_000);
  const stage = await Stage.open(page, standing);
  const found = await lookAtAll(stage, async () => {
    const faults: string[] = [];
    for (const [zoom, viewport] of ZOOMS) {
      await page.setViewportSize(viewport);
      const here = [...(await misfits(page)), ...(await outOfReach(page))];
      faults.push(...here.map((fault) => `${zoom}: ${fault}`));
    }
    return faults;
  });
  expect(found).toEqual({});
});

test('what is covered would be found', async ({ page, standing }) => {
  await Stage.open(page, standing);
  expect(await outOfReach(page)).toEqual([]);
  await page.evaluate(() => {
    const cover = document.createElement('div');
    cover.style.cssText = 'position: fixed; inset: 0 auto 0 0; inline-size: 6rem';
    document.body.append(cover);
  });
  expect(await outOfReach(page)).toContain('a “Settings” cannot be pressed');
});
