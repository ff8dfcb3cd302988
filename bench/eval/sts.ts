import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from '../../shared/schemas/zod.ts';
import { chromiumProblem } from '../lib/chromium.ts';
import { openEmbedPage } from '../lib/embed-page.ts';
import { spearman } from './spearman.ts';

const pair = z.object({
  id: z.string(),
  a: z.string(),
  b: z.string(),
  category: z._default(z.string(), 'all'),
  score: z.optional(z.number()),
});
type Pair = z.infer<typeof pair>;

const USAGE = 'npm run eval:sts -- --pairs FILE --out FILE: two files of JSON lines.';

/** How near the app finds each pair of sentences: one line a pair, and a summary where people have judged them. */
async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { pairs: { type: 'string' }, out: { type: 'string' } },
  });
  if (values.pairs === undefined || values.out === undefined) throw new Error(USAGE);
  const problem = chromiumProblem();
  if (problem !== null) throw new Error(problem);
  const pairs = readPairs(await readFile(resolve(values.pairs), 'utf8'));
  const similarities = await measure(pairs);
  const lines = pairs.map(({ id }, at) => JSON.stringify({ id, sim: similarities[at] }));
  await writeFile(resolve(values.out), `${lines.join('\n')}\n`);
  process.stdout.write(`${JSON.stringify(summarise(pairs, similarities))}\n`);
}

function readPairs(text: string): Pair[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => pair.parse(JSON.parse(line)));
}

async function measure(pairs: readonly Pair[]): Promise<readonly number[]> {
  const undoings: (() => Promise<unknown>)[] = [];
  try {
    const page = await openEmbedPage(process.cwd(), (undo) => void undoings.push(undo));
    const texts = pairs.map(({ a, b }) => [a, b] as const);
    return await page.evaluate(async (given) => window.embedBench.similarities(given), texts);
  } finally {
    for (const undo of undoings.toReversed()) await undo();
  }
}

/** Rank correlation with the judgements of people, over all and by category. */
function summarise(pairs: readonly Pair[], similarities: readonly number[]) {
  const judged = pairs.flatMap(({ category, score }, at) =>
    score === undefined ? [] : [{ category, score, sim: similarities[at] ?? 0 }],
  );
  const of = (some: typeof judged) =>
    spearman(
      some.map(({ sim }) => sim),
      some.map(({ score }) => score),
    );
  const categories = [...new Set(judged.map(({ category }) => category))];
  return {
    pairs: pairs.length,
    spearman: of(judged),
    categories: Object.fromEntries(
      categories.map((name) => [name, of(judged.filter(({ category }) => category === name))]),
    ),
  };
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
