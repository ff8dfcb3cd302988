import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright';
import { openEmbeddingModelFolder } from '../../companion/storage/embedding-model-folder.ts';
import { READ_MODEL_FILES } from '../../shared/protocol/model-files.ts';
import type { EmbeddingModelChoice } from '../../shared/schemas/index.ts';
import { chromiumProblem } from '../lib/chromium.ts';
import { type Afterwards, openBenchPage } from '../lib/open-bench-page.ts';
import type { Ranking, RetrievalBench } from '../pages/retrieval.ts';
import { parseRetrievalOptions, type EmbedderWish } from './retrieval-options.ts';
import { summariseRankings } from './retrieval-summary.ts';
import { readAnswers, readTask } from './retrieval-task.ts';

declare global {
  interface Window {
    retrievalBench: RetrievalBench;
  }
}

/** Where the given model lies in the companion's data folder. */
const GIVEN = 'given/model';

/** What the app finds for each question of a task: a line each, and a summary where the answers are known. */
async function main(args: readonly string[]): Promise<void> {
  const options = parseRetrievalOptions(args);
  const problem = chromiumProblem();
  if (problem !== null) throw new Error(problem);
  const folder = resolve(options.task);
  if (!existsSync(join(folder, 'task.json'))) throw new Error(`There is no task.json in ${folder}.`);
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const { name, collections } = readTask(read);
  const undoings: (() => Promise<unknown>)[] = [];
  const rankings: Ranking[] = [];
  try {
    const page = await openRetrievalPage(process.cwd(), options.embedder, (undo) => void undoings.push(undo));
    for (const collection of collections) {
      const given = [collection, options.withoutNeighbours] as const;
      rankings.push(...(await page.evaluate(async (all) => window.retrievalBench.rank(...all), given)));
    }
  } finally {
    for (const undo of undoings.toReversed()) await undo();
  }
  await writeFile(resolve(options.out), rankings.map((ranking) => `${JSON.stringify(ranking)}\n`).join(''));
  const summary = summariseRankings(rankings, readAnswers(read));
  process.stdout.write(`${JSON.stringify({ task: name, ...summary })}\n`);
}

async function openRetrievalPage(root: string, wish: EmbedderWish, afterwards: Afterwards): Promise<Page> {
  const home = await mkdtemp(join(tmpdir(), 'nima-bench-home-'));
  afterwards(() => rm(home, { recursive: true, force: true }));
  const choice = await choose(wish, home);
  const page = await openBenchPage(root, 'retrieval', afterwards, { home, models: true });
  await page.evaluate(async (given) => window.retrievalBench.begin(given), choice);
  return page;
}

/** The model as a person would choose it; a given one is put where the companion looks for models. */
async function choose(wish: EmbedderWish, home: string): Promise<EmbeddingModelChoice | null> {
  if (wish.kind === 'none') return null;
  if (wish.kind === 'builtin') return { from: 'built_in' };
  const given = resolve(wish.folder);
  const store = openEmbeddingModelFolder(home);
  const place = join(store.folder, GIVEN);
  await mkdir(join(place, '..'), { recursive: true });
  await symlink(given, place, 'junction');
  const [found] = await store.list();
  if (found) return { from: 'companion', ...found };
  throw new Error(`In ${given} lies no model in transformers.js layout. ${missingIn(given)}`);
}

function missingIn(folder: string): string {
  const missing = READ_MODEL_FILES.filter((path) => !existsSync(join(folder, path)));
  return `Not there: ${missing.join(', ')}; of those in onnx/ one is enough.`;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
