import { setTimeout as after } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { runs } from '../shared/testing/runs.ts';
import { expect, openPage, test } from './support/fixtures.ts';
import { openKillableBrowser, type KillableBrowser } from './support/killable-browser.ts';

/** The moments are chance, and the same ones every time: what fails once can be looked at again. */
const SEED = 20_260_102;
/** The worst moment is right after the app said that a note is kept. By this time the next one is being written. */
const LATEST_KILL_MS = 40;
const KILLS = runs(20);

/** Mulberry32: small, and good enough to choose moments. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Moment {
  /** The note after which the browser dies. */
  lastKept: number;
  delayMs: number;
}

/** Writes one note after the other, kills the browser a moment after one was kept, and answers all that were. */
async function writeAndKill(
  { page, kill }: KillableBrowser,
  round: number,
  moment: Moment,
): Promise<string[]> {
  const field = page.getByRole('textbox', { name: 'New fact' });
  const kept: string[] = [];
  let killing: Promise<void> | undefined;
  try {
    for (let count = 1; ; count += 1) {
      const text = `Note ${count} of round ${round}.`;
      await field.fill(text);
      await page.getByRole('button', { name: 'Keep' }).click();
      // The field is cleared when the note is kept, and not before.
      await field.evaluate(async (element: HTMLTextAreaElement) => {
        while (element.value !== '') await new Promise(requestAnimationFrame);
      });
      kept.push(text);
      if (count === moment.lastKept) killing = after(moment.delayMs).then(kill);
    }
  } catch (error) {
    // Only its own death may end it.
    if (!killing) throw error;
  }
  await killing;
  return kept;
}

/** The notes of the list; the time that follows each is left out. */
async function notesIn(page: Page): Promise<string[]> {
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
  const links = await page.getByRole('link').allTextContents();
  return links.flatMap((text) => /^Note \d+ of round \d+\./.exec(text) ?? []);
}

// The tag is what `npm run soak` looks for.
test(
  `every note that was kept is still there when the browser is killed while it writes, ${KILLS} times`,
  { tag: '@soak' },
  async ({ profile, standing }) => {
    test.setTimeout(30_000 + KILLS * 15_000);
    const next = chance(SEED);
    const kept: string[] = [];
    for (let round = 1; round <= KILLS; round += 1) {
      const browser = await openKillableBrowser(profile.folder);
      try {
        await openPage(browser.page, standing);
        const moment = { lastKept: 1 + Math.floor(next() * 6), delayMs: next() * LATEST_KILL_MS };
        kept.push(...(await writeAndKill(browser, round, moment)));
      } finally {
        await browser.kill();
      }
    }

    const survivor = await openKillableBrowser(profile.folder);
    try {
      await openPage(survivor.page, standing);
      const found = await notesIn(survivor.page);
      expect(found).toEqual(expect.arrayContaining(kept));
      expect(new Set(found).size).toBe(found.length);
      expect(kept.length).toBeGreaterThanOrEqual(KILLS);
    } finally {
      await survivor.kill();
    }
  },
);
