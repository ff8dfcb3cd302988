import { resolve } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { isKnownError } from '../shared/protocol/errors.ts';
import { buildApp } from './app.ts';
import type { Config } from './config.ts';
import { after } from './engines/answers/after.ts';
import { openEngines, type Engines } from './engines/open-engines.ts';
import { listen } from './listen.ts';
import { defaultLogLevel, type LogSink } from './observability/logger.ts';
import { nodeMachine, systemClock, systemIds, systemTimer } from './observability/system.ts';
import { answerBrokenRequest } from './plugins/errors.ts';
import type { EmbeddingModelStore } from './ports/embedding-models.ts';
import type { Machine } from './ports/machine.ts';
import { openPrompts } from './prompts/open-prompts.ts';
import { ownOrigin } from './security/host.ts';
import { replaceFile } from './storage/atomic-file.ts';
import { openEmbeddingModelFolder } from './storage/embedding-model-folder.ts';
import { openDataOriginStore } from './storage/file-data-origin-store.ts';
import { prepareHome } from './storage/home.ts';
import { loadToken } from './storage/token-file.ts';

/** How long requests under way may take to finish when stopping: longer than any answer, shorter than patience. */
const GRACE_MS = 5_000;

/** How long to wait until it is known who answers. A model then loads while the companion is already there. */
const DECIDE_MS = 3_000;

export interface RunningCompanion {
  /** The address of the app, with the key in its fragment: fragments are never sent, so no log can hold it. */
  readonly address: string;
  /** Tells and ends the streams, lets requests under way finish, then lets go of everything. */
  stop(): Promise<void>;
}

export interface Surroundings {
  /** Where the built app is when the configuration names no other place. */
  builtWebDir: string;
  /** The built program of the model's process. */
  llamaChild: string;
  logSink: LogSink;
  isTerminal: boolean;
}

/** The companion on a real machine: its data folder, its key, its port, its models. */
export async function openCompanion(config: Config, surroundings: Surroundings): Promise<RunningCompanion> {
  await prepareHome(config.home);
  const prompts = await openPrompts(config);
  const token = await loadToken(config.home);
  const machine = nodeMachine();
  const embeddingModels = openEmbeddingModelFolder(config.home);
  const { engines, tellTo } = await enginesOn(machine, embeddingModels, config, surroundings.llamaChild);
  const { app, streams, lifecycle } = await buildApp({
    port: config.port,
    webDir: resolve(config.webDir ?? surroundings.builtWebDir),
    token,
    secrets: config.openaiKey === undefined ? [] : [config.openaiKey],
    logLevel: config.logLevel ?? defaultLogLevel(surroundings.isTerminal),
    logSink: surroundings.logSink,
    clock: systemClock,
    timer: systemTimer,
    machine,
    dataOrigin: await openDataOriginStore(config.home),
    embeddingModels,
    ids: systemIds,
    engines,
    prompts,
    answerTimeoutMs: config.timeoutSeconds * 1000,
  });
  tellTo(app.log);
  const listening = await listen(
    (request, response) => app.routing(request, response),
    config,
    answerBrokenRequest,
  );
  await firstOf(
    engines.start().catch((error: unknown) => toldTo(app.log, error, 'no engine could be started')),
    DECIDE_MS,
  );
  return {
    address: `${ownOrigin(listening.port)}/#key=${token}`,
    async stop() {
      lifecycle.stop();
      streams.closeAll('shutdown');
      await listening.close(GRACE_MS);
      // First: answers under way end with their model, even with one that hangs.
      await engines.close();
      await app.close();
    },
  };
}

/** What engines have to say is heard only when there is a log, which comes with the app that is built of them. */
async function enginesOn(
  machine: Machine,
  embeddingModels: EmbeddingModelStore,
  config: Config,
  childEntry: string,
): Promise<{ engines: Engines; tellTo: (log: FastifyBaseLogger) => void }> {
  let log: FastifyBaseLogger | undefined;
  const engines = await openEngines(config, {
    clock: systemClock,
    timer: systemTimer,
    machine,
    embeddingModels,
    replaceFile,
    childEntry,
    log: (line) => log?.warn({ line }, 'the process of the model said'),
    onUnknown: (error) => log && toldTo(log, error, 'unexpected error of an engine'),
  });
  return { engines, tellTo: (it) => (log = it) };
}

/** What has a name is about a file or a server, and says all there is in one line; a stack is for what has none. */
function toldTo(log: FastifyBaseLogger, error: unknown, unexpected: string): void {
  if (isKnownError(error)) log.warn({ code: error.code }, error.message);
  else log.error({ err: error }, unexpected);
}

/** Resolves with the work, or without it when it takes long: a server may keep silent. */
async function firstOf(work: Promise<void>, ms: number): Promise<void> {
  let callOff = (): void => undefined;
  const patience = new Promise<void>((end) => (callOff = after(systemTimer, ms, end)));
  await Promise.race([work, patience]);
  callOff();
}
