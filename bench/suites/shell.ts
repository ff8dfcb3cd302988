import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions } from 'playwright';
import { LAPTOP, PHONE } from '../../e2e/support/devices.ts';
import { chromiumProblem, makeProfile } from '../lib/chromium.ts';
import { startBuiltCompanion } from '../lib/companion.ts';
import type { BenchContext, Candidate, Figure, Measures, Suite } from '../lib/suite.ts';
import { visit, type Throttle, type VisitOptions } from '../lib/visit.ts';

/** What Lighthouse calls a slow 4G, and a phone of the lower middle: a quarter of a laptop's processor. */
const SLOW_PHONE: Throttle = {
  slowdown: 4,
  latencyMs: 150,
  downBytesPerSecond: 1_600_000 / 8,
  upBytesPerSecond: 750_000 / 8,
};

const NIMA = { control: 'a[href="/memory/new"]', answer: 'textarea' };
const BARE = { control: 'label', answer: 'textarea' };

const VISITS = [
  ['first', 'first visit, nothing cached'],
  ['repeat', 'repeat visit, browser started anew'],
  ['offline', 'server stopped, browser started anew'],
] as const;

const FIGURES: readonly Figure[] = VISITS.flatMap(([key, title]): Figure[] => [
  { key: `${key}.paintMs`, title: `${title}: first contentful paint`, unit: 'ms', better: 'less' },
  { key: `${key}.readyMs`, title: `${title}: time to interactive`, unit: 'ms', better: 'less' },
  ...(key === 'offline'
    ? []
    : [{ key: `${key}.transferredKb`, title: `${title}: transferred`, unit: 'KB', better: 'less' } as const]),
]);

/** From the address to the first answer, in a real browser, against a page that is nothing but its text. */
export const shellSuite: Suite = {
  name: 'shell',
  run: async ({ root, say, measure, afterwards }: BenchContext) => {
    const problem = chromiumProblem();
    if (problem !== null) return say(`shell: ${problem}`);
    const bareDir = await mkdtemp(join(tmpdir(), 'nima-bench-bare-'));
    afterwards(() => rm(bareDir, { recursive: true, force: true }));
    await writeFile(join(bareDir, 'index.html'), barePage(await textOfTheApp(root)));
    const candidates = (device: BrowserContextOptions, throttle?: Throttle): Candidate[] => {
      const options = { root, device, ...(throttle ? { throttle } : {}) };
      return [
        { name: 'Nima', measure: () => threeVisits({ ...options, first: NIMA }) },
        {
          name: 'bare page, same text',
          measure: () => threeVisits({ ...options, first: BARE, webDir: bareDir }),
        },
      ];
    };
    await measure({
      title: 'laptop',
      figures: FIGURES,
      rounds: 5,
      warmUps: 1,
      candidates: candidates(LAPTOP),
    });
    await measure({
      title: 'phone, 4 × slower processor, 1.6 Mbit/s, 150 ms',
      figures: FIGURES,
      rounds: 5,
      candidates: candidates(PHONE, SLOW_PHONE),
    });
  },
};

interface VisitsOptions {
  root: string;
  device: BrowserContextOptions;
  throttle?: Throttle;
  first: Pick<VisitOptions, 'control' | 'answer'>;
  /** Absent: the built app. A page from elsewhere has nothing to show offline. */
  webDir?: string;
}

async function threeVisits({ root, device, throttle, first, webDir }: VisitsOptions): Promise<Measures> {
  const profile = await makeProfile();
  const companion = await startBuiltCompanion(root, webDir === undefined ? {} : { webDir });
  const open = async (url: string, key: string) => {
    const context = await profile.open(device);
    try {
      const measures = await visit(context, { url, ...first, ...(throttle ? { throttle } : {}) });
      return Object.fromEntries(
        Object.entries(measures).map(([figure, value]) => [`${key}.${figure}`, value]),
      );
    } finally {
      await context.close();
    }
  };
  try {
    const online = {
      ...(await open(companion.address, 'first')),
      ...(await open(companion.origin, 'repeat')),
    };
    await companion.stop();
    return webDir === undefined ? { ...online, ...(await open(companion.origin, 'offline')) } : online;
  } finally {
    await companion.stop();
    await profile.remove();
  }
}

/** What a person reads on the first page, so that the peer draws the same. */
async function textOfTheApp(root: string): Promise<string> {
  const profile = await makeProfile();
  const companion = await startBuiltCompanion(root);
  const context = await profile.open(LAPTOP);
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(companion.address);
    await page.locator('h1').first().waitFor();
    return await page.locator('#app').innerText();
  } finally {
    await context.close();
    await companion.stop();
    await profile.remove();
  }
}

function barePage(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1" />
  <title>Memory</title>
  <h1>Memory</h1>
  <label for="field">Write a note</label>
  <textarea id="field"></textarea>
  <pre>${escaped}</pre>
</html>
`;
}
