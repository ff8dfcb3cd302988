import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Clock } from '../../shared/ports/clock.ts';
import { fault } from '../../shared/protocol/errors.ts';
import type { EmbeddingModelStore } from '../ports/embedding-models.ts';
import type { Machine } from '../ports/machine.ts';
import type { Timer } from '../ports/timer.ts';
import { CurrentModel } from './current-model.ts';
import { EngineRoom, type LocalModel, type ServerChoice } from './engine-room.ts';
import { Line } from './line/line.ts';
import { MeteredLine } from './line/metered-line.ts';
import { LlamaModel, type LlamaOptions } from './llama/llama-model.ts';
import { smokeTestWith } from './llama/smoke-test.ts';
import { CATALOGUE, DEFAULTS } from './catalogue/catalogue.ts';
import { createHardwareReader } from './models/hardware/hardware-reader.ts';
import { freeBytes, nodeQuestions } from './models/hardware/node-questions.ts';
import { ModelLibrary } from './models/model-library.ts';
import { isSecure } from './models/pull/open-address.ts';
import { NoneModel } from './none/none-model.ts';
import { ModelServers, openServerChoice } from './model-servers.ts';
import { noticeServers } from './openai/notice-servers.ts';
import { OpenAiModel } from './openai/openai-model.ts';

/** What of the configuration is about engines. */
export interface EngineConfig {
  readonly home: string;
  readonly engine: 'auto' | 'llama' | 'openai' | 'none';
  readonly model?: string | undefined;
  readonly modelFolders: readonly string[];
  readonly embeddingModel?: string | undefined;
  readonly maxTokens: number;
  readonly threads?: number | undefined;
  readonly temperature: number;
  readonly topP: number;
  readonly topK: number;
  readonly timeoutSeconds: number;
  readonly contextTokens?: number | undefined;
  readonly mostWaiting: number;
  readonly openaiUrl?: string | undefined;
  readonly openaiKey?: string | undefined;
  readonly openaiModel?: string | undefined;
  readonly openaiMayLeaveHome: boolean;
}

export interface EnginesDeps {
  readonly clock: Clock;
  readonly timer: Timer;
  readonly machine: Machine;
  readonly embeddingModels: EmbeddingModelStore;
  readonly replaceFile: LlamaOptions['replaceFile'];
  /** The built program of the model's process. */
  readonly childEntry: string;
  readonly log: (line: string) => void;
  readonly onUnknown: (error: unknown) => void;
}

/** Everything that answers questions. */
export interface Engines {
  readonly model: CurrentModel;
  readonly line: MeteredLine;
  readonly models: ModelLibrary;
  readonly servers: ModelServers;
  /** The name of the model behind /v1/embeddings. */
  readonly embeddingModel: () => string | undefined;
  /** Nothing that a model has read stays, in memory or on the disk. */
  forget(): Promise<void>;
  /** Begins with the model that was configured, chosen or recommended; nobody waits for it. */
  start(): Promise<void>;
  close(): Promise<void>;
}

const TURNED_OFF = 'Generation is turned off (engine: none). Memory works without it.';
/** A loaded model is its file, and what it has read. */
const AROUND_THE_FILE = 1.3;

export async function openEngines(config: EngineConfig, deps: EnginesDeps): Promise<Engines> {
  const folder = join(config.home, 'models');
  // Made now, so that what is free on its disk can be told.
  await mkdir(folder, { recursive: true });
  const none = config.engine === 'none' ? new NoneModel(TURNED_OFF, { isOff: true }) : new NoneModel();
  const model = new CurrentModel(none);
  const line = new MeteredLine(new Line(model, { mostWaiting: config.mostWaiting }), deps.clock);
  const runsLocally = config.engine === 'llama' || config.engine === 'auto';
  const room = new EngineRoom({
    current: model,
    line,
    openLlama: async (local) => {
      if (config.engine === 'none') throw fault('model_unavailable', TURNED_OFF);
      const embeddingModelPath = await vectorsPath(models, config);
      const contextTokens = config.contextTokens ?? (await models.list()).recommendation?.contextTokens;
      return openLlama(local, { ...config, contextTokens }, deps, embeddingModelPath);
    },
    openServer: async (choice) => openServer(choice, config, deps),
    fitBoth: async ({ path }) => fits(path, deps.machine),
    measuresThreads: config.threads === undefined,
    removeKeptReading: async () => removeStates(stateFolderIn(config.home)),
    onUnknown: deps.onUnknown,
  });
  const models: ModelLibrary = openLibrary(config, deps, {
    switchTo: async (chosen) => {
      await room.useLocal(chosen);
      await servers.release();
    },
    mayStartFirst: () => runsLocally,
  });
  const servers = new ModelServers({
    notice: async (signal) => noticeServers(signal),
    room,
    choice: openServerChoice(folder, deps.replaceFile),
    mayUse: () => config.engine !== 'none',
  });
  return {
    model,
    line,
    models,
    servers,
    embeddingModel: () => config.embeddingModel?.split(/[\\/]/).at(-1),
    forget: async () => room.forget(),
    start: async () => startWith(config, { room, servers, models }),
    async close() {
      await models.close();
      await room.close();
    },
  };
}

interface Staff {
  readonly room: EngineRoom;
  readonly servers: ModelServers;
  readonly models: ModelLibrary;
}

/** The server that was configured or chosen, else the model that was: nothing where there is neither. */
async function startWith(config: EngineConfig, { room, servers, models }: Staff): Promise<void> {
  const { engine, openaiUrl: url, openaiModel } = config;
  if (engine === 'openai' && url !== undefined) return room.useServer({ url, model: openaiModel });
  if (engine === 'openai' || engine === 'none' || (await servers.start())) return;
  const first = await models.start(config.model ?? null);
  if (first) await room.begin(first);
}

type Hands = Pick<ConstructorParameters<typeof ModelLibrary>[0], 'switchTo' | 'mayStartFirst'>;

function openLibrary(config: EngineConfig, deps: EnginesDeps, hands: Hands): ModelLibrary {
  const { clock, timer, machine, embeddingModels, replaceFile, onUnknown } = deps;
  const folder = join(config.home, 'models');
  return new ModelLibrary({
    home: config.home,
    folders: [resolve('models'), ...config.modelFolders],
    catalogue: CATALOGUE,
    defaults: DEFAULTS,
    embeddingModels,
    clock,
    timer,
    fetch,
    mayAsk: isSecure,
    replaceFile,
    freeBytes,
    readHardware: createHardwareReader(nodeQuestions(machine, folder)),
    smoke: smokeTestWith(deps.childEntry),
    onUnknown,
    ...hands,
  });
}

async function vectorsPath(
  models: ModelLibrary,
  { engine, embeddingModel }: EngineConfig,
): Promise<string | undefined> {
  if (embeddingModel === undefined || engine === 'openai') return undefined;
  return (await models.find(embeddingModel, 'vectors'))?.path;
}

async function openLlama(
  { path }: LocalModel,
  config: EngineConfig,
  { replaceFile, childEntry, log }: EnginesDeps,
  embeddingModelPath: string | undefined,
): Promise<LlamaModel> {
  const { maxTokens, temperature, topP, topK, threads, contextTokens } = config;
  return LlamaModel.open({
    modelPath: path,
    childEntry,
    stateFolder: stateFolderIn(config.home),
    replaceFile,
    threads,
    contextTokens,
    sampling: { maxTokens, temperature, topP, topK },
    embeddingModelPath,
    log,
  });
}

async function openServer(
  { url, model }: ServerChoice,
  config: EngineConfig,
  { timer }: EnginesDeps,
): Promise<OpenAiModel> {
  const { contextTokens, maxTokens, temperature, topP, topK, timeoutSeconds, embeddingModel } = config;
  const isConfigured = url === config.openaiUrl;
  return OpenAiModel.open(
    {
      url,
      model,
      embeddingModel,
      contextTokens,
      maxTokens,
      temperature,
      topP,
      topK,
      timeoutSeconds,
      // The key is for the server it was given for, and consent as well.
      key: isConfigured ? config.openaiKey : undefined,
      mayLeaveHome: isConfigured && config.openaiMayLeaveHome,
    },
    { timer },
  );
}

async function fits(path: string, machine: Machine): Promise<boolean> {
  const size = await stat(path).then(
    (file) => file.size,
    () => 0,
  );
  return size * AROUND_THE_FILE < machine.availableMemoryBytes();
}

const stateFolderIn = (home: string): string => join(home, 'engine');

/** What models have read, in all stages of being written; how fast they are with how many threads stays. */
async function removeStates(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (/\.(?:state|in-use|part)$/.test(name)) await rm(join(folder, name), { force: true });
  }
}
