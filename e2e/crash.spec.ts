import { setTimeout as after } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { runs } from '../shared/testing/runs.ts';
import { expect, openPage, test } from './support/fixtures.ts';
import { openKillableBrowser } from './support/killable-browser.ts';

/** The moments are chance, and the same ones every time: what fails once can be looked at again. */
const SEED = 20_260_102;
/** In this time a person's browser keeps several notes, so that kills fall before, into and after a write. */
const LATEST_KILL_MS = 900;
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

/** Writes one note after the other and tells of each that the app has acknowledged, until the browser is gone. */
async function writeOnAndOn(page: Page, round: number, onKept: (text: string) => void): Promise<unknown> {
  const field = page.getByRole('textbox', { name: 'New note' });
  try {
    for (let count = 1; ; count += 1) {
      const text = `Note ${count} of round ${round}.`;
      await field.fill(text);
      await page.getByRole('button', { name: 'Keep' }).click();
      // The field is cleared when the note is kept, and not before.
      await field.evaluate(async (element: HTMLTextAreaElement) => {
        while (element.value !== '') await new Promise(requestAnimationFrame);
      });
      onKept(text);
    }
  } catch (error) {
    return error;
  }
}

/** The notes of the list; the time that follows each is left out. */
async function notesIn(page: Page): Promise<string[]> {
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
  const links = await page.getByRole('link').allTextContents();
  return links.flatMap((text) => /^Note \d+ of round \d+\./.exec(text) ?? []);
}

test(`every note that was kept is still there when the browser is killed while it writes, ${KILLS} times`, async ({
  profile,
  standing,
}) => {
  test.setTimeout(30_000 + KILLS * 15_000);
  const next = chance(SEED);
  const kept: string[] = [];
  for (let round = 1; round <= KILLS; round += 1) {
    const { page, kill } = await openKillableBrowser(profile.folder);
    try {
      await openPage(page, standing);
      let writing: Promise<unknown> = Promise.resolve();
      await new Promise<void>((resolve) => {
        writing = writeOnAndOn(page, round, (text) => {
          kept.push(text);
          resolve();
        });
        void writing.then(() => resolve());
      });
      const endedBefore = await Promise.race([writing, after(next() * LATEST_KILL_MS, 'still writing')]);
      expect(endedBefore).toBe('still writing');
      await kill();
      await writing;
    } finally {
      await kill();
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
});
