import type { BrowserContext, Page } from 'playwright';
import { LAPTOP } from '../../e2e/support/devices.ts';
import { buildBenchPages } from '../lib/bench-pages.ts';
import { chromiumProblem, makeProfile, type BenchProfile } from '../lib/chromium.ts';
import { startBuiltCompanion } from '../lib/companion.ts';
import { racing } from '../lib/racing.ts';
import type { BenchContext, Group, Suite } from '../lib/suite.ts';
import { tabMemory } from '../lib/tab-memory.ts';

const ROWS = 100_000;
const ADDED = 60;
const [NIMA, DEXIE, BARE] = ['Nima', 'Dexie: toArray of all records', 'the transaction alone'];

/** Opening the index cold, adding to it, filling it, and what it holds of a tab. */
export const storageSuite: Suite = {
  name: 'storage',
  run: async (context: BenchContext) => {
    const problem = chromiumProblem();
    if (problem !== null) return context.say(`storage: ${problem}`);
    const { root, say, measure, afterwards } = context;
    const pages = await buildBenchPages(root, ['storage']);
    afterwards(pages.remove);
    const bench = await startBuiltCompanion(root, { webDir: pages.folder });
    afterwards(bench.stop);
    const profile = await makeProfile();
    afterwards(profile.remove);
    const visit = visitor(profile, bench.origin);
    say(`storage: filling the index and the database with ${ROWS} records`);
    await measure(importing(visit));
    await measure(opening(visit));
    await measure(adding(visit));
  },
};

type Visit = <T>(work: (page: Page, browser: BrowserContext) => Promise<T>) => Promise<T>;

/** Each time in a browser process of its own: nothing is warm but the files of the system. */
function visitor(profile: BenchProfile, origin: string): Visit {
  return async (work) => {
    const browser = await profile.open(LAPTOP);
    try {
      const page = browser.pages()[0] ?? (await browser.newPage());
      await page.goto(origin);
      await page.waitForFunction(() => 'storageBench' in window);
      return await work(page, browser);
    } finally {
      await browser.close();
    }
  };
}

function importing(visit: Visit): Group {
  return {
    title: `taking in ${ROWS} records at once`,
    figures: [
      { key: 'put', title: 'the last one can be found, or is stored', unit: 'ms', better: 'less' },
      { key: 'persist', title: 'and written down for the next start', unit: 'ms', better: 'less' },
    ],
    rounds: 1,
    candidates: [
      {
        name: 'Nima: the index, after the records',
        measure: () =>
          visit(async (page) => page.evaluate(async (rows) => window.storageBench.fillIndex(rows), ROWS)),
      },
      {
        name: 'Dexie: the records with their vectors, bulkPut',
        measure: () =>
          visit(async (page) => ({
            put: await page.evaluate(async (rows) => window.storageBench.fillDexie(rows), ROWS),
          })),
      },
    ],
  };
}

function opening(visit: Visit): Group {
  const both = racing([NIMA, DEXIE], async () => {
    const nima = await visit(async (page, browser) => {
      const openMs = await page.evaluate(async (rows) => window.storageBench.openIndex(rows), ROWS);
      return { openMs, memory: (await tabMemory(browser))?.private ?? null };
    });
    const dexieMs = await visit(async (page) =>
      page.evaluate(async (rows) => window.storageBench.openDexie(rows), ROWS),
    );
    return { ...nima, dexieMs };
  });
  return {
    title: `opening ${ROWS} records x 384 in a browser started anew`,
    figures: [
      { key: 'open', title: 'to the first answer', unit: 'ms', better: 'less' },
      { key: 'ratio', title: `${NIMA} over ${DEXIE}`, unit: '×', better: 'less', goal: 0.25 },
      ...(process.platform === 'linux'
        ? [
            {
              key: 'memory',
              title: 'memory of the page with the index',
              unit: 'MB',
              better: 'less',
              goal: 250,
            } as const,
          ]
        : []),
    ],
    rounds: 3,
    candidates: [
      {
        name: NIMA,
        measure: async () => {
          const { openMs, memory, dexieMs } = await both(NIMA);
          return { open: openMs, ratio: openMs / dexieMs, ...(memory === null ? {} : { memory }) };
        },
      },
      { name: DEXIE, measure: async () => ({ open: (await both(DEXIE)).dexieMs }) },
    ],
  };
}

function adding(visit: Visit): Group {
  const both = racing([NIMA, BARE], async () =>
    visit(async (page) =>
      page.evaluate(
        async ([rows, count]) => {
          await window.storageBench.openIndex(rows);
          return window.storageBench.addOne(count);
        },
        [ROWS, ADDED] as const,
      ),
    ),
  );
  return {
    title: `adding one fact to ${ROWS}, ${ADDED} one after the other, strict`,
    figures: [
      { key: 'p50', title: 'half of them within', unit: 'ms', better: 'less' },
      { key: 'ratio', title: `${NIMA} over ${BARE}`, unit: '×', better: 'less', goal: 2 },
    ],
    rounds: 3,
    candidates: [
      {
        name: NIMA,
        measure: async () => {
          const { nima, bare } = await both(NIMA);
          return { p50: nima, ratio: nima / bare };
        },
      },
      { name: BARE, measure: async () => ({ p50: (await both(BARE)).bare }) },
    ],
  };
}
