import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BREAKAGES } from '../../../companion/engines/models/testing/broken-ggufs.ts';
import { ROUTES } from '../../../shared/protocol/routes.ts';
import type { ErrorBody, Health, ModelList } from '../../../shared/schemas/index.ts';
import type { Group, Measures } from '../suite.ts';
import { withCompanion, type EngineCompanion } from './engine-companion.ts';

type Say = (line: string) => void;

/** Files that are no models, each put before the companion: it says what is wrong with them, and lives. */
export function brokenFiles(root: string, model: string, say: Say): Group {
  return {
    title: `${BREAKAGES.length} broken files`,
    figures: [
      { key: 'deaths', title: 'deaths of the companion', unit: 'deaths', better: 'less', goal: 0 },
      {
        key: 'reasons',
        title: 'refused, with what is wrong with the file',
        unit: 'files',
        better: 'more',
        goal: BREAKAGES.length,
      },
    ],
    rounds: 1,
    candidates: [
      { name: 'chosen while another model answers', measure: async () => inFolder(root, model, say, chosen) },
      { name: 'named in the settings', measure: async () => inFolder(root, model, say, named) },
    ],
  };
}

interface Scene {
  readonly root: string;
  readonly home: string;
  /** In the companion's own folder, whole. */
  readonly model: string;
  /** In the order of the breakages. */
  readonly broken: readonly string[];
  readonly say: Say;
}

async function inFolder(
  root: string,
  model: string,
  say: Say,
  measure: (scene: Scene) => Promise<Measures>,
): Promise<Measures> {
  const home = await mkdtemp(join(tmpdir(), 'nima-bench-broken-'));
  const folder = join(home, 'models');
  try {
    await mkdir(folder);
    await copyFile(model, join(folder, 'whole.gguf'));
    const bytes = await readFile(model);
    const broken = BREAKAGES.map((_, at) => join(folder, `broken-${at}.gguf`));
    for (const [at, { breakIt }] of BREAKAGES.entries()) await writeFile(broken[at] ?? '', breakIt(bytes));
    return await measure({ root, home, model: join(folder, 'whole.gguf'), broken, say });
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** How many of the reasons say what is wrong; the others are shown. */
function clearOnes(reasons: readonly string[], say: Say): number {
  return BREAKAGES.filter(({ name, reason }, at) => {
    const isClear = reason.test(reasons[at] ?? '');
    if (!isClear) say(`engine: ${name}: ${reasons[at]}`);
    return isClear;
  }).length;
}

async function chosen({ root, home, model, broken, say }: Scene): Promise<Measures> {
  return withCompanion(root, { model, home }, async (companion) => {
    const { models } = await companion.get<ModelList>(ROUTES.models);
    const reasons: string[] = [];
    let deaths = 0;
    for (const path of broken) {
      const id = models.find(({ place }) => 'path' in place && place.path === path)?.id ?? '';
      const { status, body } = await companion.post(ROUTES.modelChoose, { id });
      reasons.push(status >= 400 ? (body as ErrorBody).error.message : `accepted with ${status}`);
      deaths += (await isWell(companion)) ? 0 : 1;
    }
    return { deaths, reasons: clearOnes(reasons, say) };
  });
}

/** The companion is there, and the model it had still answers. */
async function isWell(companion: EngineCompanion): Promise<boolean> {
  const asking = companion.ask({ message: 'Hello', maxTokens: 1, seed: 1 });
  return asking.first('done').then(
    () => true,
    () => false,
  );
}

async function named({ root, home, broken, say }: Scene): Promise<Measures> {
  const reasons: string[] = [];
  let deaths = 0;
  for (const model of broken) {
    await withCompanion(root, { model, home }, async ({ state, get }) => {
      reasons.push(state.kind === 'failed' ? state.reason : `it is ${state.kind}`);
      const health = await get<Health>(ROUTES.health).catch(() => null);
      deaths += health?.status === 'ok' ? 0 : 1;
    });
  }
  return { deaths, reasons: clearOnes(reasons, say) };
}
