import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { EmbedBench } from '../pages/embed.ts';
import { buildBenchPages } from './bench-pages.ts';
import { makeProfile } from './chromium.ts';
import { startBuiltCompanion } from './companion.ts';

declare global {
  interface Window {
    embedBench: EmbedBench;
  }
}

/** A page of the built companion that holds the embedder of the app, with the built-in model in its cache. */
export async function openEmbedPage(
  root: string,
  afterwards: (undo: () => Promise<unknown>) => void,
): Promise<Page> {
  const pages = await buildBenchPages(root, ['embed']);
  afterwards(pages.remove);
  await cp(join(root, 'public/models'), join(pages.folder, 'models'), { recursive: true });
  const companion = await startBuiltCompanion(root, { webDir: pages.folder });
  afterwards(companion.stop);
  const profile = await makeProfile();
  afterwards(profile.remove);
  const browser = await profile.open();
  afterwards(() => browser.close());
  const page = browser.pages()[0] ?? (await browser.newPage());
  await page.goto(companion.origin);
  await page.waitForFunction(() => 'embedBench' in window);
  await page.evaluate(async () => window.embedBench.prepare());
  return page;
}
