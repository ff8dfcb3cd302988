import { setTimeout as after } from 'node:timers/promises';
import type { Page } from 'playwright';

/** What the app waits for before it writes its index down, and the time that takes. */
const SETTLED_MS = 10_000;
/** How often the page is asked whether it is there; to ask is work of the page as well. */
const LOOK_EVERY_MS = 250;
/** A large file on a slow disk. */
const PATIENCE_MS = 600_000;

/** Milliseconds: how long each step took, and the longest task of the page in it. */
export interface TakingIn {
  readonly previewed: number;
  readonly written: number;
  readonly indexed: number;
  readonly previewTask: number;
  readonly writingTask: number;
  readonly indexingTask: number;
}

declare global {
  interface Window {
    nimaTasks?: { readonly startTime: number; readonly duration: number }[];
  }
}

/**
 * Takes a file in as a person does, and waits until all of it is found, and kept for the next start. `last` names the
 * bar of a category when it has its whole length.
 */
export async function takeIn(
  page: Page,
  { address, path, last }: { address: string; path: string; last: RegExp },
): Promise<TakingIn> {
  page.setDefaultTimeout(PATIENCE_MS);
  await page.addInitScript(watchTasks);
  await page.goto(address);
  await page.evaluate(async () => navigator.serviceWorker.ready);
  const take = page.getByRole('button', { name: /^Take in/ });
  const moments: number[] = [await nowIn(page)];
  await page.locator('input[type=file]').last().setInputFiles(path);
  await take.waitFor();
  moments.push(await nowIn(page));
  await take.click();
  const done = page.getByRole('link', { name: 'Open Memory' });
  await done.waitFor();
  moments.push(await nowIn(page));
  await done.click();
  while (!(await page.evaluate(isAllFound, last.source))) await after(LOOK_EVERY_MS);
  moments.push(await nowIn(page));
  await after(SETTLED_MS);
  return stepsOf(moments, await page.evaluate(() => window.nimaTasks ?? []));
}

const nowIn = async (page: Page) => page.evaluate(() => performance.now());

function stepsOf(moments: readonly number[], tasks: NonNullable<Window['nimaTasks']>): TakingIn {
  const [begun = 0, previewed = 0, written = 0, indexed = 0] = moments;
  const longest = (from: number, to: number) =>
    Math.max(
      0,
      ...tasks.filter(({ startTime }) => startTime >= from && startTime < to).map(({ duration }) => duration),
    );
  return {
    previewed: previewed - begun,
    written: written - previewed,
    indexed: indexed - written,
    previewTask: longest(begun, previewed),
    writingTask: longest(previewed, written),
    indexingTask: longest(written, Number.POSITIVE_INFINITY),
  };
}

/** Runs in the page, and looks at words alone: to find by role and name, as a person does, would be a task it measures. */
function isAllFound(last: string): boolean {
  const says = (selector: string, pattern: RegExp) =>
    [...document.querySelectorAll(selector)].some(({ textContent }) => pattern.test(textContent));
  return says('button', new RegExp(last)) && !says('[role=status]', /Search by words only/);
}

/** Runs in the page before its own scripts. The browser tells of tasks over 50 ms, and of no others. */
function watchTasks(): void {
  const tasks: { startTime: number; duration: number }[] = [];
  window.nimaTasks = tasks;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push({ startTime, duration });
  }).observe({ type: 'longtask' });
}
