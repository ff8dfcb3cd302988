import type { Page } from '@playwright/test';
import { runs } from '../shared/testing/runs.ts';
import { expect, factLink, openPage, searchable, test } from './support/fixtures.ts';
import { readStored } from './support/stored.ts';

/** A thousand in `npm run soak`. */
const EACH = runs(1000);
/** Every so many of a side are looked for by a word that stands in one alone. */
const SAMPLED = Math.ceil(EACH / 8);
const SIDES = ['north', 'south'] as const;
type Side = (typeof SIDES)[number];

/** Facts of each side, and what means the same in words that stand in none of all. */
const MEANT: Readonly<Record<Side, readonly (readonly [fact: string, asked: string])[]>> = {
  north: [
    ['The dentist pulled a molar on Tuesday.', 'tooth'],
    ['The car broke down on the motorway.', 'automobile'],
  ],
  south: [['Grandmother plays the cello in an orchestra.', 'violin']],
};

const wordOf = (side: Side, count: number) => `${side}${String(count).padStart(4, '0')}`;

/** What one tab writes: the facts to be found by their meaning somewhere in the middle. */
function textsOf(side: Side): readonly string[] {
  const texts = Array.from({ length: EACH }, (_, count) => `${wordOf(side, count)} is entry ${count}.`);
  for (const [place, [fact]] of MEANT[side].entries()) texts[(place + 1) * Math.floor(EACH / 3)] = fact;
  return texts;
}

/** Types and keeps one after the other, as fast as the app takes them. */
async function keepAll(page: Page, texts: readonly string[]): Promise<void> {
  const field = page.getByRole('textbox', { name: 'New fact' });
  await field.evaluate(async (element, all) => {
    const { set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value') ?? {};
    for (const text of all) {
      set?.call(element, text);
      element.dispatchEvent(new Event('input', { bubbles: true }));
      element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      // The field is cleared when the fact is kept, and not before.
      while ((element as HTMLTextAreaElement).value !== '') await new Promise(requestAnimationFrame);
    }
  }, texts);
}

/** By a word of it, and by its meaning. */
async function expectFound(page: Page, side: Side): Promise<void> {
  const search = page.getByRole('searchbox');
  const first = page.getByRole('list', { name: 'Facts' }).getByRole('link').first();
  for (let count = 0; count < EACH; count += SAMPLED) {
    await search.fill(wordOf(side, count));
    await expect(first).toContainText(`${wordOf(side, count)} is entry`);
  }
  for (const [fact, asked] of MEANT[side]) {
    await search.fill(asked);
    await expect(factLink(page, fact).first()).toBeVisible();
  }
}

// The tag is what `npm run soak` looks for.
test(
  `two tabs that write ${EACH} facts each at once lose none, and both find those of both`,
  {
    tag: '@soak',
  },
  async ({ page, context, standing }) => {
    test.setTimeout(120_000 + EACH * 500);
    await openPage(page, standing);
    const other = await context.newPage();
    await openPage(other, standing);
    const tabs = { north: page, south: other };
    await searchable(page);
    await Promise.all(SIDES.map(async (side) => keepAll(tabs[side], textsOf(side))));

    const stored = (await readStored(page)).facts.map(({ text }) => text).toSorted();
    expect(stored).toEqual(SIDES.flatMap((side) => [...textsOf(side)]).toSorted());
    for (const tab of [page, other]) {
      await searchable(tab);
      // The index counts, not the records: what it has not read is not among them.
      await expect(
        tab.getByText(`${(2 * EACH).toLocaleString('en-GB')} facts`, { exact: true }),
      ).toBeVisible();
      for (const side of SIDES) await expectFound(tab, side);
    }
  },
);
