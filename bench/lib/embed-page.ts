import type { Page } from 'playwright';
import type { EmbedBench } from '../pages/embed.ts';
import { type Afterwards, openBenchPage } from './open-bench-page.ts';

declare global {
  interface Window {
    embedBench: EmbedBench;
  }
}

/** A page of the built companion that holds the embedder of the app, with the built-in model in its cache. */
export async function openEmbedPage(root: string, afterwards: Afterwards): Promise<Page> {
  const page = await openBenchPage(root, 'embed', afterwards, { models: true });
  await page.evaluate(async () => window.embedBench.prepare());
  return page;
}
