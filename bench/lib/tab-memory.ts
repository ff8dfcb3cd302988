import { readFile } from 'node:fs/promises';
import type { BrowserContext } from 'playwright';

interface ProcessInfo {
  readonly type: string;
  readonly id: number;
}

/**
 * What the largest page process of the browser holds for itself, in MB: heap, WebAssembly and workers alike. Null
 * where the system does not tell, which Linux alone does without help.
 */
export async function tabMemoryMb(context: BrowserContext): Promise<number | null> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session || process.platform !== 'linux') return null;
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as { processInfo: ProcessInfo[] };
  await session.detach();
  const pages = processInfo.filter(({ type }) => type === 'renderer');
  return Math.max(...(await Promise.all(pages.map(async ({ id }) => privateMb(id)))));
}

async function privateMb(process: number): Promise<number> {
  const text = await readFile(`/proc/${process}/smaps_rollup`, 'utf8');
  const kilobytes = [...text.matchAll(/^Private_\w+:\s+(\d+) kB$/gm)].map(([, amount]) => Number(amount));
  return kilobytes.reduce((sum, amount) => sum + amount, 0) / 1000;
}
