import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { buildBenchPages } from './bench-pages.ts';
import { makeProfile } from './chromium.ts';
import { startBuiltCompanion } from './companion.ts';

/** Takes back what was begun, the last first. */
export type Afterwards = (undo: () => Promise<unknown>) => void;

interface OpenOptions {
  readonly home?: string;
  /** Models that the page fetches lie where those of the app lie. */
  readonly models?: boolean;
}

/** A page of the bench, served by the built companion, in a browser of its own. */
export async function openBenchPage(
  root: string,
  name: string,
  afterwards: Afterwards,
  { home, models = false }: OpenOptions = {},
): Promise<Page> {
  const pages = await buildBenchPages(root, [name]);
  afterwards(pages.remove);
  if (models) await cp(join(root, 'public/models'), join(pages.folder, 'models'), { recursive: true });
  const companion = await startBuiltCompanion(root, { webDir: pages.folder, ...(home ? { home } : {}) });
  afterwards(companion.stop);
  const profile = await makeProfile();
  afterwards(profile.remove);
  const browser = await profile.open();
  afterwards(() => browser.close());
  const page = browser.pages()[0] ?? (await browser.newPage());
  await page.goto(companion.origin);
  await page.waitForFunction((bench) => bench in window, `${name}Bench`);
  return page;
}
