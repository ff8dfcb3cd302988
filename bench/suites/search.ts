import type { Page } from 'playwright';
import { LAPTOP } from '../../e2e/support/devices.ts';
import { buildBenchPages } from '../lib/bench-pages.ts';
import { chromiumProblem, makeProfile } from '../lib/chromium.ts';
import { startBuiltCompanion } from '../lib/companion.ts';
import { racing } from '../lib/racing.ts';
import type { BenchContext, Figure, Group, Measures, Suite } from '../lib/suite.ts';
import type { VectorSet } from '../pages/search-corpus.ts';
import type { QueryKind } from '../pages/search-nima.ts';
import type { Prepared, Runner } from '../pages/search-worker.ts';

/** As the worker calls them. */
const [NIMA, FLOOR] = ['Nima', 'WASM read of the int8 rows'];

interface Course {
  readonly rows: number;
  readonly set: VectorSet;
  /** They are measured with one kind of vectors alone: it makes no difference to how long they take. */
  readonly withPeers: boolean;
}

const COURSES: readonly Course[] = [
  { rows: 10_000, set: 'clustered', withPeers: true },
  { rows: 10_000, set: 'uniform', withPeers: false },
  { rows: 100_000, set: 'clustered', withPeers: true },
  { rows: 100_000, set: 'uniform', withPeers: false },
];

/** A bar that is a ratio: how many times longer one takes than another. */
interface Ratio {
  readonly key: string;
  readonly of: string;
  readonly over: string;
  readonly better: 'less' | 'more';
  /** Undefined where nothing is aimed for. */
  readonly goal: (course: Course) => number | undefined;
}

/** What a search costs besides the scan outweighs a small one: those bars are for the large one. */
const whenLarge =
  (goal: number) =>
  ({ rows }: Course): number | undefined =>
    rows > 10_000 ? goal : undefined;

const RATIOS: Readonly<Record<QueryKind, readonly Ratio[]>> = {
  vector: [{ key: 'floor', of: NIMA, over: FLOOR, better: 'less', goal: whenLarge(1.6) }],
  hybrid: [
    { key: 'floor', of: NIMA, over: FLOOR, better: 'less', goal: whenLarge(2.2) },
    {
      key: 'orama',
      of: 'Orama: hybrid',
      over: NIMA,
      better: 'more',
      goal: ({ rows }) => (rows > 10_000 ? 40 : 20),
    },
    { key: 'dexie', of: 'Dexie: toArray for each query', over: NIMA, better: 'more', goal: () => 300 },
  ],
  keyword: [
    { key: 'minisearch', of: 'MiniSearch', over: NIMA, better: 'more', goal: () => 100 },
    { key: 'flexsearch', of: 'FlexSearch', over: NIMA, better: 'more', goal: () => 10 },
  ],
};

/** Searching by meaning, by words and by both, in a worker of a real browser, against what others ship. */
export const searchSuite: Suite = {
  name: 'search',
  run: async (context: BenchContext) => {
    const problem = chromiumProblem();
    if (problem !== null) return context.say(`search: ${problem}`);
    const { root, afterwards } = context;
    const pages = await buildBenchPages(root, ['search']);
    afterwards(pages.remove);
    const bench = await startBuiltCompanion(root, { webDir: pages.folder });
    afterwards(bench.stop);
    const profile = await makeProfile();
    afterwards(profile.remove);
    const browser = await profile.open(LAPTOP);
    afterwards(() => browser.close());
    const page = browser.pages()[0] ?? (await browser.newPage());
    await page.goto(bench.origin);
    await page.waitForFunction(() => 'startSearchBench' in window);
    for (const course of COURSES) await runCourse(context, page, course);
  },
};

async function runCourse({ say, measure }: BenchContext, page: Page, course: Course): Promise<void> {
  const { rows, set, withPeers } = course;
  say(`search: putting in ${rows} rows, ${set}${withPeers ? ', and into the peers' : ''}`);
  const prepared = await page.evaluate(
    async ([count, kind, peers]) => {
      window.startSearchBench();
      return window.searchBench.prepare(count, kind, peers);
    },
    [rows, set, withPeers] as const,
  );
  for (const kind of ['vector', 'hybrid', 'keyword'] as const)
    await measure(groupOf(page, course, kind, prepared));
  await page.evaluate(async () => window.searchBench.close());
}

function groupOf(page: Page, course: Course, kind: QueryKind, { runners, wasmBytes }: Prepared): Group {
  const taking = runners[kind];
  const names = taking.map(({ name }) => name);
  const ratios = RATIOS[kind].filter(({ of, over }) => names.includes(of) && names.includes(over));
  /** All of a round run in one race, query by query. */
  const timesOf = racing(names, async () =>
    page.evaluate(async (what) => window.searchBench.race(what), kind),
  );
  const measureOf = (name: string) => async (): Promise<Measures> => {
    const race = await timesOf(name);
    const p50 = { p50: race[name] ?? Number.NaN };
    if (name !== NIMA) return p50;
    const recall = await page.evaluate(async (what) => window.searchBench.recall(what), kind);
    const found = ratios.map(({ key, of, over }) => [
      key,
      (race[of] ?? Number.NaN) / (race[over] ?? Number.NaN),
    ]);
    return { ...p50, ...Object.fromEntries(found), recall, memory: wasmBytes / 1_000_000 };
  };
  return {
    title: `${kind}, ${course.rows} rows x 384, ${course.set}`,
    figures: figuresOf(kind, course, ratios),
    rounds: 5,
    warmUps: 1,
    candidates: taking.map((runner) => ({
      name: shownName(runner, course),
      measure: measureOf(runner.name),
    })),
  };
}

function figuresOf(kind: QueryKind, course: Course, ratios: readonly Ratio[]): Figure[] {
  const figures: Figure[] = [{ key: 'p50', title: 'half of the queries within', unit: 'ms', better: 'less' }];
  for (const { key, of, over, better, goal } of ratios) {
    const aim = goal(course);
    figures.push({
      key,
      title: `${of} over ${over}`,
      unit: '×',
      better,
      ...(aim === undefined ? {} : { goal: aim }),
    });
  }
  if (kind === 'keyword') return figures;
  figures.push({
    key: 'recall',
    title: 'recall@10 against exact vectors',
    unit: '×',
    better: 'more',
    goal: 0.995,
  });
  figures.push({ key: 'memory', title: 'WASM memory', unit: 'MB', better: 'less', goal: 50 });
  return figures;
}

/** A peer that could not take everything in within its time says so. */
function shownName({ name, rows }: Runner, course: Course): string {
  return rows < course.rows ? `${name} (${rows} rows: what it took in within a minute)` : name;
}
