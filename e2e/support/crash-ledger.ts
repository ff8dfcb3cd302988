import type { Page } from '@playwright/test';
import { expect, factLink, searchable } from './fixtures.ts';
import { factAt } from './sample-facts.ts';
import { readSnapshots, readStored, writeRows, type Stored } from './stored.ts';

/** Kept from the start: what a new index has to read anew. */
const SEEDED = 2000;
/** Of these, the ones that move from one category to another, all at once. */
export const MOVED = 200;

/** What the app said, by which its memory is judged after it was killed. */
export interface Ledger {
  /** Facts it said it kept. */
  readonly kept: string[];
  /** Files it was given, with the number of their facts, and whether it said that it took them in. */
  readonly files: { readonly name: string; readonly facts: number; taken: boolean }[];
  /** How often it said that it moved the facts, and how often it was asked to. */
  moves: { said: number; asked: number };
  snapshots: number;
}

export const emptyLedger = (): Ledger => ({
  kept: [],
  files: [],
  moves: { said: 0, asked: 0 },
  snapshots: 0,
});

/** The category the facts are in after so many moves. */
export function categoryAfter(moves: number): string {
  return moves % 2 === 0 ? 'Ashore' : 'Afloat';
}

export async function seed(page: Page): Promise<void> {
  const at = Date.now() - 86_400_000;
  const facts = Array.from({ length: SEEDED }, (_, place) =>
    factAt(
      `01900000-0000-7000-9000-${String(place).padStart(12, '0')}`,
      `Seed number ${place} was there from the start.`,
      at - place,
      { category: place < MOVED ? categoryAfter(0) : 'other' },
    ),
  );
  await writeRows(page, { facts });
  await page.reload();
}

/** Nothing that was acknowledged is missing, nothing is there by half, and a search finds all of it. */
export async function expectWhole(page: Page, ledger: Ledger): Promise<void> {
  await searchable(page);
  const stored = await readStored(page);
  const texts = stored.facts.map(({ text }) => text);
  expect(new Set(texts).size, 'no fact is there twice').toBe(texts.length);
  expect(texts).toEqual(expect.arrayContaining(ledger.kept));
  expect(texts.filter((text) => text.startsWith('Seed')).length).toBe(SEEDED);
  expectFilesWhole(texts, ledger);
  expectMovedTogether(stored, ledger);
  expect(stored.staging, 'what was laid aside of an import').toBe(0);
  await expectSnapshotsWhole(page);
  await expectIndexed(page, stored, ledger);
}

function expectFilesWhole(texts: readonly string[], { files }: Ledger): void {
  for (const { name, facts, taken } of files) {
    const here = texts.filter((text) => text.endsWith(`came with ${name}.`)).length;
    expect([...(taken ? [] : [0]), facts], `${name}, ${taken ? 'taken in' : 'cut off'}`).toContain(here);
  }
}

function expectMovedTogether({ facts, history }: Stored, { moves }: Ledger): void {
  // What is written by hand gets the category that its words suggest.
  const moved = facts.filter(({ text, category }) => text.startsWith('Seed') && category !== 'other');
  const [category, ...others] = new Set(moved.map((fact) => fact.category));
  expect([moved.length, others], 'all facts that move are in one category').toEqual([MOVED, []]);
  const ids = new Set(moved.map(({ id }) => id));
  const versions = history.filter(({ factId }) => ids.has(factId)).length;
  // Each move leaves one version of each fact: as many as there are tell how often it happened.
  const happened = versions / MOVED;
  expect(category).toBe(categoryAfter(happened));
  expect([moves.said, moves.asked], 'what was said is what happened').toContain(happened);
  moves.said = happened;
  moves.asked = happened;
}

async function expectSnapshotsWhole(page: Page): Promise<void> {
  for (const text of await readSnapshots(page)) {
    const { format } = JSON.parse(text) as { format: string };
    expect(format).toBe('nima-memory');
  }
}

/** The index holds as many facts as there are, and finds what was kept last by a word that stands in it alone. */
async function expectIndexed(page: Page, { facts }: Stored, { kept, files }: Ledger): Promise<void> {
  await expect(
    page.getByText(`${facts.length.toLocaleString('en-GB')} facts`, { exact: true }),
  ).toBeVisible();
  const taken = files.findLast((file) => file.taken)?.name;
  for (const word of [kept.at(-1)?.split(' ')[0], taken, '1999']) {
    if (word === undefined) continue;
    await page.getByRole('searchbox').fill(word);
    await expect(factLink(page, word).first()).toBeVisible();
  }
  await page.getByRole('searchbox').fill('');
}
