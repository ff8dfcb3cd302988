import { setTimeout as after } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { runs } from '../shared/testing/runs.ts';
import { chance } from '../shared/testing/chance.ts';
import { categoryAfter, emptyLedger, expectWhole, MOVED, seed, type Ledger } from './support/crash-ledger.ts';
import { expect, factLink, openPage, searchable, test } from './support/fixtures.ts';
import { openKillableBrowser } from './support/killable-browser.ts';
import { dropIndex } from './support/stored.ts';

/** The moments are chance, and the same ones every time: what fails once can be looked at again. */
const SEED = 20_260_102;
const KILLS = runs(60);
/** Of a file: enough for an import to take a while, in several pieces. */
const IN_FILE = 1200;

interface Round {
  readonly page: Page;
  readonly round: number;
  readonly origin: string;
  readonly ledger: Ledger;
}

interface Work {
  readonly name: string;
  /** How long after its beginning the browser dies at the latest: about as long as it takes. */
  readonly latestKillMs: number;
  readonly prepare: (at: Round) => Promise<unknown>;
  /** Tells when it begins. Ends when the app said that it is done, or with the browser. */
  readonly run: (at: Round, begin: () => void) => Promise<void>;
}

const SINGLE: Work = {
  name: 'it keeps one fact after the other',
  latestKillMs: 150,
  prepare: async () => undefined,
  run: async ({ page, round, ledger: { kept } }, begin) => {
    const field = page.getByRole('textbox', { name: 'New fact' });
    for (let count = 0; ; count += 1) {
      // The worst moment is right after the app said that a fact is kept, while the next one is being written.
      if (count === 1 + (round % 4)) begin();
      const text = `w${round}x${count} was written by hand.`;
      await field.fill(text);
      await field.press('Enter');
      // The field is cleared when the fact is kept, and not before.
      await field.evaluate(async (element: HTMLTextAreaElement) => {
        while (element.value !== '') await new Promise(requestAnimationFrame);
      });
      kept.push(text);
    }
  },
};

const MOVE: Work = {
  name: `it moves ${MOVED} facts to another category`,
  latestKillMs: 300,
  prepare: async ({ page, ledger: { moves } }) => {
    await page.getByRole('button', { name: new RegExp(`^${categoryAfter(moves.said)} `) }).click();
    await expect(page.getByText(`${MOVED} facts found`, { exact: true }).first()).toBeVisible();
    await factLink(page, /Seed/).first().focus();
    for (let chosen = 1; chosen <= MOVED; chosen += 1) {
      await page.keyboard.press('x');
      await page.keyboard.press('ArrowDown');
    }
    const bar = page.getByRole('toolbar', { name: 'With all that is chosen' });
    await expect(bar.getByText(`${MOVED} chosen`, { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'More to do with them' }).click();
  },
  run: async ({ page, ledger: { moves } }, begin) => {
    const field = page.getByRole('dialog').getByRole('combobox', { name: 'Category' });
    await field.fill(categoryAfter(moves.said + 1));
    moves.asked = moves.said + 1;
    begin();
    await field.press('Enter');
    await expect(page.getByText(`Category of ${MOVED} facts changed`)).toBeVisible();
    moves.said = moves.asked;
  },
};

const IMPORT: Work = {
  name: 'it takes in a file',
  latestKillMs: 500,
  prepare: async ({ page, round, origin }) => {
    await page.goto(`${origin}/data`);
    const facts = Array.from({ length: IN_FILE }, (_, place) => ({
      text: `Number ${place} came with ${fileOf(round)}.`,
    }));
    const buffer = Buffer.from(JSON.stringify(facts));
    const file = { name: 'facts.json', mimeType: 'application/json', buffer };
    await page.locator('input[type=file]').last().setInputFiles(file);
    await expect(page.getByRole('button', { name: /^Take in/ })).toBeVisible();
  },
  run: async ({ page, round, ledger: { files } }, begin) => {
    const file = { name: fileOf(round), facts: IN_FILE, taken: false };
    files.push(file);
    begin();
    await page.getByRole('button', { name: /^Take in/ }).click();
    await expect(page.getByText('Taken in:')).toBeVisible();
    file.taken = true;
  },
};

/** A word that stands in the facts of this file alone. */
const fileOf = (round: number) => `f${round}q`;

const REINDEX: Work = {
  name: 'it makes its index anew',
  latestKillMs: 2_500,
  prepare: async ({ page, origin }) => {
    await page.goto(`${origin}/docs`);
    await dropIndex(page);
  },
  run: async ({ page, origin }, begin) => {
    begin();
    // Not by `goto`: its answer may come from a browser that is gone by then, which the remote control does not survive.
    await page.evaluate((address) => void (location.href = address), `${origin}/memory`);
    await page.getByRole('searchbox').waitFor();
    await searchable(page);
    await expect(page.getByRole('button', { name: /^Other / })).toBeVisible();
  },
};

const SNAPSHOT: Work = {
  name: 'it takes a snapshot',
  latestKillMs: 400,
  prepare: async ({ page, origin }) => page.goto(`${origin}/data`),
  run: async ({ page }, begin) => {
    const button = page.getByRole('button', { name: 'Take one now' });
    await expect(button).toBeEnabled();
    begin();
    await button.click();
    await expect(page.getByText('Snapshot taken')).toBeVisible();
  },
};

const WORKS = [SINGLE, MOVE, IMPORT, REINDEX, SNAPSHOT] as const;

/**
 * Runs the work and kills the browser in the middle of it; answers whether it was done before. Only its own death may
 * end the work early.
 */
async function runUntilKilled(
  work: Work,
  at: Round,
  kill: () => Promise<void>,
  delayMs: number,
): Promise<boolean> {
  let killing: Promise<void> | undefined;
  let isDone = false;
  const begin = (): void => {
    killing ??= after(delayMs).then(kill);
  };
  try {
    await work.run(at, begin);
    isDone = true;
  } catch (error) {
    if (!killing) throw error;
  }
  await killing;
  return isDone;
}

// The tag is what `npm run soak` looks for.
test(
  `nothing the app said it kept is lost, and nothing is there by half, when the browser is killed ${KILLS} times`,
  { tag: '@soak' },
  async ({ profile, standing }, { annotations }) => {
    test.setTimeout(60_000 + KILLS * 30_000);
    const next = chance(SEED);
    const ledger = emptyLedger();
    for (let round = 0; round <= KILLS; round += 1) {
      const work = WORKS[round % WORKS.length] ?? SINGLE;
      const { page, kill } = await openKillableBrowser(profile.folder);
      try {
        const at = { page, round, ledger, origin: standing.origin };
        await openPage(page, standing);
        if (round === 0) await seed(page);
        await expectWhole(page, ledger);
        if (round === KILLS) continue;
        await work.prepare(at);
        const delayMs = Math.round(next() * work.latestKillMs);
        const isDone = await runUntilKilled(work, at, kill, delayMs);
        annotations.push({
          type: `${round}: ${work.name}`,
          description: `killed after ${delayMs} ms, ${isDone ? 'when it was done' : 'in the middle'}`,
        });
      } finally {
        await kill();
      }
    }
    expect(ledger.kept.length).toBeGreaterThanOrEqual(KILLS / WORKS.length);
  },
);
