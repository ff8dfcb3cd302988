import { readFile } from 'node:fs/promises';
import type { BrowserContext } from 'playwright';

interface ProcessInfo {
  readonly type: string;
  readonly id: number;
}

/**
 * MB of a page process: heap, WebAssembly and workers alike. What was fetched is in it once more, kept for whoever
 * inspects the page, as a measurement does: 10 MB for the built-in model.
 */
export interface TabMemory {
  /** What it holds for itself alone: what closing the tab gives back. */
  readonly private: number;
  /** With its part of what it shares with other processes. */
  readonly proportional: number;
  /** With all of what it shares. */
  readonly resident: number;
}

/** Of the largest page process of the browser. Null where the system does not tell, which Linux alone does without help. */
export async function tabMemory(context: BrowserContext): Promise<TabMemory | null> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session || process.platform !== 'linux') return null;
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as { processInfo: ProcessInfo[] };
  await session.detach();
  const pages = processInfo.filter(({ type }) => type === 'renderer');
  const held = await Promise.all(pages.map(async ({ id }) => memoryOf(id)));
  return held.toSorted((a, b) => b.private - a.private)[0] ?? null;
}

async function memoryOf(process: number): Promise<TabMemory> {
  const text = await readFile(`/proc/${process}/smaps_rollup`, 'utf8');
  const megabytes = (name: RegExp) =>
    [...text.matchAll(name)].reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0) / 1000;
  return {
    private: megabytes(/^Private_\w+:\s+(\d+) kB$/gm),
    proportional: megabytes(/^Pss:\s+(\d+) kB$/gm),
    resident: megabytes(/^Rss:\s+(\d+) kB$/gm),
  };
}
