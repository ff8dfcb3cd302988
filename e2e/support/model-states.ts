import type { CompanionStatus, EngineStatus, ListedModel } from '../../shared/schemas/index.ts';
import { buildLine, buildStatus } from '../../shared/testing/builders.ts';
import {
  buildListedModel,
  buildModelList,
  buildProgress,
  MODEL_FACTS,
  OFFERED,
  PRESENT,
  SERVER,
} from '../../web/ports/testing/model-builders.ts';
import { expect } from './fixtures.ts';
import type { Stage } from './stage.ts';
import { open, type State } from './state.ts';

const chosen = buildListedModel({
  place: { ...PRESENT, path: '/home/ada/.nima/models/Steady-1.7B-Q4_0.gguf' },
  isChosen: true,
  facts: MODEL_FACTS,
});
const failure = { code: 'model_unusable', message: 'It is cut short: 312 of 806 MB are there.' };
const MODELS: readonly ListedModel[] = [
  chosen,
  buildListedModel({
    id: 'by-hand',
    name: 'a-model-of-a-long-name-instruct-v0.3-Q4_K_M',
    place: { ...PRESENT, canDelete: false },
    offer: null,
    hash: { kind: 'unknown' },
  }),
  buildListedModel({
    id: 'broken',
    name: 'Broken',
    place: { ...PRESENT, kind: 'broken', failure },
    offer: null,
  }),
  buildListedModel({
    id: 'begun',
    name: 'Begun',
    place: {
      ...OFFERED,
      keptBytes: 120_000_000,
      failure: { code: 'download_failed', message: 'The host closed the line.' },
    },
    hash: { kind: 'pinned', sha256: 'b'.repeat(64), pinnedAt: Date.UTC(2026, 0, 2) },
  }),
  buildListedModel({ id: 'better', name: 'Better', hash: { kind: 'on_first_use' } }),
  buildListedModel({ id: 'searcher', name: 'Searcher', use: 'search' }),
];
const ADVICE = {
  id: chosen.id,
  contextTokens: 4096,
  reason: 'It leaves room for everything else.',
  better: { id: 'better', reason: 'It fits as well.' },
};
const now = Date.UTC(2026, 0, 2, 12);
const BUSY: EngineStatus['line'] = {
  isBusy: true,
  waiting: 12,
  answers: 41,
  readPerSecond: 181.2,
  writtenPerSecond: 11.04,
  errors: [
    { at: now - 60_000, code: 'context_exceeded', message: 'Too long.' },
    { at: now - 7_200_000, code: 'model_failed', message: 'The server answered 500.' },
  ],
};
const AT_WORK: EngineStatus = {
  engine: 'llama',
  state: { kind: 'ready', model: 'Steady-1.7B-Q4_0.gguf', contextTokens: 4096 },
  line: BUSY,
};

interface Staged {
  engine: EngineStatus;
  models?: readonly ListedModel[];
  status?: Partial<CompanionStatus>;
}

/** The real companion but for its engine and its models, which no test can bring into all these states. */
async function showModels(stage: Stage, { engine, models = MODELS, status = {} }: Staged): Promise<void> {
  const { page } = stage;
  await open(stage, { path: '/companion' }, 'Connected');
  const told = buildStatus({
    engine,
    availableMemoryBytes: 3e9,
    temperatureCelsius: 58.2,
    isThrottled: false,
    ...status,
  });
  const events = (event: object) => ({
    contentType: 'text/event-stream',
    body: `data: ${JSON.stringify(event)}\n\n`,
  });
  await page.route('**/v1/companion', async (route) => route.fulfill({ json: told }));
  await page.route('**/v1/companion/events', async (route) =>
    route.fulfill(events({ type: 'status', status: told })),
  );
  const list = buildModelList(models, ADVICE);
  await page.route('**/v1/companion/models/events', async (route) =>
    route.fulfill(events({ type: 'models', list })),
  );
  await page.route('**/v1/companion/model-servers', async (route) =>
    route.fulfill({ json: { servers: [SERVER] } }),
  );
  await page.reload();
  await expect(page.locator('main details').first()).toBeVisible();
  await page.locator('main details').evaluateAll((all) => {
    for (const closed of all) closed.toggleAttribute('open', true);
  });
}

export const MODEL_STATES: readonly State[] = [
  {
    name: 'companion: at work, and hot',
    show: (stage) =>
      showModels(stage, { engine: AT_WORK, status: { temperatureCelsius: 82, isThrottled: true } }),
  },
  {
    name: 'companion: a server beyond the network answers',
    show: (stage) =>
      showModels(stage, {
        engine: {
          engine: 'openai',
          state: { kind: 'ready', model: 'large-model on OpenAI at api.example.com', contextTokens: 128_000 },
          line: buildLine(),
          server: { host: 'api.example.com', isFar: true },
        },
      }),
  },
  {
    name: 'companion: the model does not run',
    show: (stage) =>
      showModels(stage, {
        engine: {
          ...AT_WORK,
          state: {
            kind: 'failed',
            model: 'Steady-1.7B-Q4_0.gguf',
            reason: 'It broke down 3 times in a short while.',
          },
        },
      }),
  },
  {
    name: 'companion: the first model is on its way',
    show: (stage) =>
      showModels(stage, {
        engine: { engine: 'none', state: { kind: 'none', reason: 'There is none.' }, line: buildLine() },
        models: [
          buildListedModel({
            place: { kind: 'pulling', progress: buildProgress({ phase: 'waiting', attempt: 2 }) },
          }),
          ...MODELS.slice(4),
        ],
      }),
  },
];
