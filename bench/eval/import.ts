import { resolve } from 'node:path';
import { chromiumProblem } from '../lib/chromium.ts';
import { openBenchPage } from '../lib/open-bench-page.ts';
import type { ImportBench } from '../pages/import.ts';

declare global {
  interface Window {
    importBench: ImportBench;
  }
}

const USAGE =
  'npm run eval:import -- FILES...: a line of JSON for each, over a fresh store with three facts.';
/** Fifty megabytes into a database on a slow disk. */
const PATIENCE_MS = 300_000;

/** What becomes of each file in the app: its verdict, what was said, and whether the store is as it was. */
async function main(files: readonly string[]): Promise<void> {
  if (files.length === 0) throw new Error(USAGE);
  const problem = chromiumProblem();
  if (problem !== null) throw new Error(problem);
  const undoings: (() => Promise<unknown>)[] = [];
  try {
    const page = await openBenchPage(process.cwd(), 'import', (undo) => void undoings.push(undo));
    page.setDefaultTimeout(PATIENCE_MS);
    for (const file of files) {
      await page.setInputFiles('input', resolve(file));
      const outcome = await page.evaluate(async () => window.importBench.take());
      process.stdout.write(`${JSON.stringify({ file, ...outcome })}\n`);
    }
  } finally {
    for (const undo of undoings.toReversed()) await undo();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
