import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { LAPTOP } from '../../e2e/support/devices.ts';
import { chromiumProblem, makeProfile, type BenchProfile } from '../lib/chromium.ts';
import { startBuiltCompanion, type BenchCompanion } from '../lib/companion.ts';
import { firstLook } from '../lib/first-look.ts';
import { collectGarbage, heapUsage } from '../lib/heap-usage.ts';
import { ASKED, manyFacts, TYPED, writeManyFacts } from '../lib/many-facts.ts';
import { percentile } from '../lib/stats.ts';
import type { BenchContext, Figure, Group, Measures, Suite } from '../lib/suite.ts';
import { tabMemory } from '../lib/tab-memory.ts';
import { takeIn } from '../lib/taking-in.ts';
import { typeBare, typeInto } from '../lib/typing.ts';

const FACTS = 100_000;

/** The built app with a large memory, as a person has it: taken in from a file, kept in a profile, opened again. */
export const memorySuite: Suite = {
  name: 'memory',
  run: async (context: BenchContext) => {
    const problem = chromiumProblem();
    if (problem !== null) return context.say(`memory: ${problem}`);
    const { root, measure, afterwards } = context;
    const folder = await mkdtemp(join(tmpdir(), 'nima-bench-facts-'));
    afterwards(() => rm(folder, { recursive: true, force: true }));
    const path = await writeManyFacts(folder, FACTS, Date.now());
    const companion = await startBuiltCompanion(root);
    afterwards(companion.stop);
    const profile = await makeProfile();
    afterwards(profile.remove);
    const visit = visitor(profile);
    await measure(takingIn(visit, companion, path));
    await measure(opening(visit, companion));
    await measure(typing(visit, companion));
  },
};

type Visit = <T>(work: (page: Page, browser: BrowserContext) => Promise<T>) => Promise<T>;

/** Each time in a browser process of its own: nothing is warm but the files of the system. */
function visitor(profile: BenchProfile): Visit {
  return async (work) => {
    const browser = await profile.open(LAPTOP);
    try {
      return await work(browser.pages()[0] ?? (await browser.newPage()), browser);
    } finally {
      await browser.close();
    }
  };
}

/** The name of the bar that has its whole length when all facts are in the index. */
function lastBar(): RegExp {
  let count = 0;
  for (const { category } of manyFacts(FACTS, 0)) if (category === 'technical') count += 1;
  return new RegExp(`^Technical ?${count.toLocaleString('en')}`);
}

function takingIn(visit: Visit, { address, origin }: BenchCompanion, path: string): Group {
  const key = address.slice(address.indexOf('#'));
  const task = (name: string, title: string): Figure => ({
    key: name,
    title: `${title}: longest task of the page (0: none over 50)`,
    unit: 'ms',
    better: 'less',
    goal: 50,
  });
  return {
    title: `a file of 50 MB, ${FACTS} facts, taken in`,
    figures: [
      { key: 'previewed', title: 'what it would do is shown', unit: 'ms', better: 'less' },
      { key: 'written', title: 'and, asked for, it is written', unit: 'ms', better: 'less' },
      { key: 'indexed', title: 'and all of it is found', unit: 'ms', better: 'less' },
      task('previewTask', 'until it is shown'),
      task('writingTask', 'while it is written'),
      task('indexingTask', 'while it is indexed beside the list'),
    ],
    rounds: 1,
    candidates: [
      {
        name: 'Nima',
        measure: () =>
          visit(async (page) => ({
            ...(await takeIn(page, { address: `${origin}/data${key}`, path, last: lastBar() })),
          })),
      },
    ],
  };
}

function opening(visit: Visit, { origin }: BenchCompanion): Group {
  return {
    title: `${FACTS} facts, the browser started anew, the app from its service worker`,
    figures: [
      { key: 'rows', title: 'the first rows are drawn', unit: 'ms', better: 'less' },
      { key: 'answered', title: 'a click on a row is answered', unit: 'ms', better: 'less', goal: 1500 },
      { key: 'words', title: 'a search by words is answered', unit: 'ms', better: 'less' },
      { key: 'meaning', title: 'a search by meaning is answered', unit: 'ms', better: 'less' },
    ],
    rounds: 5,
    warmUps: 1,
    candidates: [
      {
        name: 'Nima',
        measure: () => visit(async (page) => ({ ...(await firstLook(page, `${origin}/memory`, ASKED)) })),
      },
    ],
  };
}

function typing(visit: Visit, { origin }: BenchCompanion): Group {
  const letters = TYPED.join('').length;
  const memory = (key: string, title: string, goal?: number): Figure => ({
    key,
    title: `after that, ${title}`,
    unit: 'MB',
    better: 'less',
    ...(goal === undefined ? {} : { goal }),
  });
  return {
    title: `${FACTS} facts, ${letters} letters typed into the search, from the key to the rows drawn`,
    figures: [
      { key: 'p50', title: 'half of them within', unit: 'ms', better: 'less' },
      { key: 'p95', title: '95 of 100 within', unit: 'ms', better: 'less', goal: 50 },
      { key: 'most', title: 'all within', unit: 'ms', better: 'less' },
      {
        key: 'bare',
        title: '95 of 100 in a bare page that is handed the same rows: what this machine takes to draw them',
        unit: 'ms',
        better: 'less',
      },
      memory('private', 'the tab holds for itself', 250),
      memory('collected', 'and does when its garbage is collected'),
      memory('proportional', 'with its part of what it shares'),
      memory('resident', 'with all of what it shares'),
      memory('page', 'objects of the page'),
      memory('workers', 'objects of its workers'),
      memory('buffers', 'their WebAssembly and arrays'),
    ],
    rounds: 3,
    candidates: [
      { name: 'Nima', measure: () => visit(async (page, browser) => typed(page, browser, origin)) },
    ],
  };
}

async function typed(page: Page, browser: BrowserContext, origin: string): Promise<Measures> {
  // Until both searches answer nothing is warm.
  await firstLook(page, `${origin}/memory`, ASKED);
  await typeInto(page, TYPED.slice(0, 1));
  const times = await typeInto(page, TYPED);
  const memory = await tabMemory(browser);
  const usage = await heapUsage(page);
  const collected = memory && { collected: await collectedMb(page, browser) };
  const bare = await typeBare(page, await browser.newPage(), TYPED);
  return {
    bare: percentile(bare, 0.95),
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    most: Math.max(...times),
    ...memory,
    ...usage,
    ...collected,
  };
}

/** What the tab cannot do without: the browser lets garbage lie while there is room for it. */
async function collectedMb(page: Page, browser: BrowserContext): Promise<number> {
  await collectGarbage(page);
  return (await tabMemory(browser))?.private ?? Number.NaN;
}
