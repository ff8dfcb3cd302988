import type { Page } from 'playwright';
import { chromiumProblem } from '../lib/chromium.ts';
import { openEmbedPage } from '../lib/embed-page.ts';
import type { BenchContext, Measures, Suite } from '../lib/suite.ts';

/** What is searched for, what is remembered, a piece of a document; each with its length in words. */
const LENGTHS = [
  ['question', 'questions of 7 words', 20_000, 7],
  ['fact', 'facts of 14 words', 20_000, 14],
  ['passage', 'passages of 120 words', 2000, 120],
] as const;

/** The embedder of the app in a real browser, through its worker and back. */
export const embedSuite: Suite = {
  name: 'embed',
  run: async (context: BenchContext) => {
    const problem = chromiumProblem();
    if (problem !== null) return context.say(`embed: ${problem}`);
    const page = await openEmbedPage(context.root, context.afterwards);
    await context.measure({
      title: 'the built-in model, its files in the cache of the browser',
      figures: [
        { key: 'ready', title: 'no worker to a model that answers', unit: 'ms', better: 'less', goal: 150 },
      ],
      rounds: 11,
      warmUps: 1,
      candidates: [{ name: 'Nima', measure: async () => ({ ready: await readyMs(page) }) }],
    });
    await context.measure({
      title: 'the built-in model, 5,000 texts',
      figures: LENGTHS.map(([key, title, goal]) => ({ key, title, unit: '/s', better: 'more', goal })),
      rounds: 5,
      warmUps: 1,
      candidates: [{ name: 'Nima', measure: async () => speeds(page) }],
    });
  },
};

const readyMs = async (page: Page) => page.evaluate(async () => window.embedBench.ready());

async function speeds(page: Page): Promise<Measures> {
  const measures: Record<string, number> = {};
  for (const [key, , , words] of LENGTHS)
    measures[key] = await page.evaluate(async (count) => window.embedBench.textsPerSecond(count), words);
  return measures;
}
