import { CountingIds, FakeClock } from '../../shared/testing/fakes.ts';
import { ScriptedModel } from '../../shared/testing/scripted-model.ts';
import type { Model } from '../../shared/ports/model.ts';
import { buildApp, type AppDeps, type Companion } from '../app.ts';
import { CurrentModel } from '../engines/current-model.ts';
import { Line } from '../engines/line/line.ts';
import { MeteredLine } from '../engines/line/metered-line.ts';
import { ModelServers } from '../engines/model-servers.ts';
import { ModelLibrary } from '../engines/models/model-library.ts';
import { quietDeps } from '../engines/models/testing/library.ts';
import type { DataOriginStore } from '../ports/data-origin-store.ts';
import type { Machine } from '../ports/machine.ts';
import { openPrompts } from '../prompts/open-prompts.ts';
import { FakeTimer } from './fake-timer.ts';

export const TEST_PORT = 8787;
export const TEST_HOST = `localhost:${TEST_PORT}`;
export const TEST_ORIGIN = `http://${TEST_HOST}`;
export const TEST_TOKEN = 'k'.repeat(43);
/** What the app itself sends with a guarded call. */
export const OWNER = { host: TEST_HOST, authorization: `Bearer ${TEST_TOKEN}` } as const;

export const TEST_MACHINE: Machine = {
  platform: 'linux arm64',
  node: 'v20.19.0',
  cores: 4,
  memoryBytes: 8_000_000_000,
  processMemoryBytes: () => 70_000_000,
  load: () => 0.25,
  availableMemoryBytes: () => 5_000_000_000,
  temperatureCelsius: () => 48.3,
  isThrottled: () => false,
};

export function memoryDataOriginStore(): DataOriginStore {
  let kept: string | null = null;
  return {
    get: () => kept,
    set: async (origin) => {
      kept = origin;
    },
  };
}

export type TestDeps = Partial<AppDeps> & {
  /** Who answers: a scripted model, unless told otherwise. */
  readonly model?: Model;
  readonly mostWaiting?: number;
  readonly models?: ModelLibrary;
  readonly forget?: () => Promise<void>;
  readonly embeddingModel?: () => string | undefined;
};

export interface TestApp extends Companion {
  line: MeteredLine;
  clock: FakeClock;
  timer: FakeTimer;
  /** Every line the companion logged. */
  log: string[];
}

const noServers = new ModelServers({
  notice: async () => [],
  room: { server: null, useServer: async () => undefined },
  choice: { get: async () => null, set: async () => undefined },
  mayUse: () => true,
});

/** The real app, all of it, with time and machine in the hands of the test. */
export async function buildTestApp(deps: TestDeps = {}): Promise<TestApp> {
  const clock = new FakeClock();
  const timer = new FakeTimer();
  const log: string[] = [];
  const { model = new ScriptedModel(), mostWaiting = 8, embeddingModel = () => undefined } = deps;
  const current = new CurrentModel(model);
  const metered = new MeteredLine(new Line(current, { mostWaiting }), deps.clock ?? clock);
  const models = deps.models ?? new ModelLibrary(quietDeps('/nowhere'));
  const companion = await buildApp({
    port: TEST_PORT,
    webDir: '/nowhere/web',
    token: TEST_TOKEN,
    logLevel: 'trace',
    logSink: { write: (line) => void log.push(line) },
    clock,
    timer,
    machine: TEST_MACHINE,
    dataOrigin: memoryDataOriginStore(),
    embeddingModels: { folder: '/nowhere/models', list: async () => [] },
    ids: new CountingIds(),
    engines: {
      model: current,
      line: metered,
      models,
      servers: noServers,
      embeddingModel,
      forget: deps.forget ?? (async () => undefined),
    },
    prompts: await openPrompts({}),
    answerTimeoutMs: 120_000,
    ...deps,
  });
  return { ...companion, line: metered, clock, timer, log };
}
