import type { BrowserContext, Page } from 'playwright';
import { LAPTOP } from '../../e2e/support/devices.ts';
import type { NotesBench } from '../pages/notes.ts';
import { buildBenchPages } from '../lib/bench-pages.ts';
import { chromiumProblem, makeProfile } from '../lib/chromium.ts';
import { startBuiltCompanion, type BenchCompanion } from '../lib/companion.ts';
import { percentile } from '../lib/stats.ts';
import type { BenchContext, Candidate, Group, Measures, Suite } from '../lib/suite.ts';
import { firstRowMs, keptToRowMs } from '../lib/rows.ts';

/** A few years of writing down something every day, several times. */
const MANY = 10_000;
const PUTS = 40;
/** Thousands of rows may keep a slow machine busy for a while; that is a figure, not a failure. */
const PATIENCE_MS = 180_000;

/** What keeping and listing notes costs in a real browser, on a real disk, against IndexedDB by hand. */
export const notesSuite: Suite = {
  name: 'notes',
  run: async (context: BenchContext) => {
    const problem = chromiumProblem();
    if (problem !== null) return context.say(`notes: ${problem}`);
    const { root, measure, afterwards } = context;
    const pages = await buildBenchPages(root, ['notes', 'rows']);
    afterwards(pages.remove);
    const bench = await startBuiltCompanion(root, { webDir: pages.folder });
    afterwards(bench.stop);
    const profile = await makeProfile();
    afterwards(profile.remove);
    const browser = await profile.open(LAPTOP);
    afterwards(() => browser.close());
    const page = browser.pages()[0] ?? (await browser.newPage());
    await openBench(page, bench.origin);
    for (const name of ['bench-list', 'bench-list-raw']) await fill(page, name);
    await measure(putting(page));
    await measure(listing(page, bench.origin));
    await measure(await drawing(context, browser, bench));
  },
};

async function openBench(page: Page, origin: string): Promise<void> {
  await page.goto(origin);
  await page.waitForFunction(() => 'notesBench' in window);
}

async function fill(page: Page, name: string): Promise<void> {
  await page.evaluate(async ([database, count]) => window.notesBench.fill(database, count), [
    name,
    MANY,
  ] as const);
}

function putting(page: Page): Group {
  const way = (name: string, kind: Parameters<NotesBench['put']>[0]): Candidate => ({
    name,
    measure: async () => {
      const taken = await page.evaluate(async ([how, count]) => window.notesBench.put(how, count), [
        kind,
        PUTS,
      ] as const);
      return { p50: percentile(taken, 0.5), p95: percentile(taken, 0.95) };
    },
  });
  return {
    title: `keeping one note, ${PUTS} one after the other`,
    figures: [
      { key: 'p50', title: 'half of them within', unit: 'ms', better: 'less' },
      { key: 'p95', title: '95 % of them within', unit: 'ms', better: 'less' },
    ],
    rounds: 5,
    warmUps: 1,
    candidates: [
      way('Nima: Dexie, strict', 'nima'),
      way('IndexedDB by hand, strict', 'strict'),
      way('IndexedDB by hand, relaxed', 'relaxed'),
    ],
  };
}

function listing(page: Page, origin: string): Group {
  const way = (name: string, kind: Parameters<NotesBench['list']>[0], database: string): Candidate => ({
    name,
    measure: async () => {
      // A page anew: Dexie keeps the answers it has given, and a second look would only measure that.
      await openBench(page, origin);
      const elapsedMs = await page.evaluate(
        async ([how, which, count]) => window.notesBench.list(how, which, count),
        [kind, database, MANY] as const,
      );
      return { list: elapsedMs };
    },
  });
  return {
    title: `reading ${MANY} notes`,
    figures: [
      { key: 'list', title: 'database opened to the whole list in hand', unit: 'ms', better: 'less' },
    ],
    rounds: 7,
    warmUps: 1,
    candidates: [
      way('Nima: watch', 'nima', 'bench-list'),
      way('IndexedDB by hand: getAll', 'raw', 'bench-list-raw'),
    ],
  };
}

/** The app itself, with its own database full, against a page that draws a screenful by hand. */
async function drawing(
  { root, afterwards }: BenchContext,
  browser: BrowserContext,
  bench: BenchCompanion,
): Promise<Group> {
  const companion = await startBuiltCompanion(root);
  afterwards(companion.stop);
  const page = await browser.newPage();
  await page.goto(companion.address);
  await page.locator('h1').first().waitFor();
  await fillApp(page);
  // Left open, it would read every note again whenever another page writes one.
  await page.close();
  return {
    title: `Memory with ${MANY} notes`,
    figures: [
      { key: 'rows', title: 'navigation to the first rows drawn', unit: 'ms', better: 'less' },
      { key: 'kept', title: 'a note kept to its row drawn', unit: 'ms', better: 'less' },
    ],
    rounds: 5,
    warmUps: 1,
    candidates: [
      { name: 'Nima', measure: () => inNewPage(browser, `${companion.origin}/memory`, keptToRowMs) },
      { name: 'page by hand, 30 rows', measure: () => inNewPage(browser, `${bench.origin}/rows.html`) },
    ],
  };
}

async function inNewPage(
  browser: BrowserContext,
  url: string,
  keep?: (page: Page) => Promise<number>,
): Promise<Measures> {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  try {
    const rows = await firstRowMs(page, url);
    return keep ? { rows, kept: await keep(page) } : { rows };
  } finally {
    await page.close();
  }
}

/** Straight into the app's database: writing ten thousand notes by hand would take an hour. */
async function fillApp(page: Page): Promise<void> {
  await page.evaluate(async (count) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('nima');
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () =>
        reject(opening.error ?? new Error('The database did not open.')),
      );
    });
    const transaction = database.transaction('notes', 'readwrite');
    for (let at = 0; at < count; at += 1) {
      const createdAt = Date.now() - at * 3_600_000;
      const id = `01900000-0000-7000-8000-${String(at).padStart(12, '0')}`;
      const text = `Note ${at}. The fan starts at 62 °C and stops at 54 °C.`;
      transaction.objectStore('notes').put({ id, text, createdAt, updatedAt: createdAt, deletedAt: null });
    }
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    database.close();
  }, MANY);
}
