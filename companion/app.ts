import { resolve } from 'node:path';
import Fastify, { LogController, type FastifyBaseLogger } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { NIMA_VERSION } from '../shared/protocol/app-version.ts';
import { PROTOCOL_VERSION } from '../shared/protocol/version.ts';
import type { Clock } from '../shared/ports/clock.ts';
import type { Ids } from '../shared/ports/ids.ts';
import type { Config } from './config.ts';
import { Answers } from './engines/answers/answers.ts';
import { openEngines, type Engines } from './engines/open-engines.ts';
import type { App, KnownRoute } from './http.ts';
import { listen } from './listen.ts';
import { Lifecycle } from './observability/lifecycle.ts';
import { defaultLogLevel, loggerOptions, type LogLevel, type LogSink } from './observability/logger.ts';
import { readStatus } from './observability/status.ts';
import { nodeMachine, systemClock, systemIds, systemTimer } from './observability/system.ts';
import { installDrain } from './plugins/drain.ts';
import { answerBrokenRequest, answerUnreadable, installErrors } from './plugins/errors.ts';
import { installGuard } from './plugins/guard.ts';
import { installHeaders } from './plugins/headers.ts';
import { installRequestLog } from './plugins/request-log.ts';
import { gatherRoutes, refuseOtherMethods } from './plugins/route-catalog.ts';
import { installStatic } from './plugins/static.ts';
import type { DataOriginStore } from './ports/data-origin-store.ts';
import type { EmbeddingModelStore } from './ports/embedding-models.ts';
import type { Machine } from './ports/machine.ts';
import type { Timer } from './ports/timer.ts';
import { openPrompts, type Prompts } from './prompts/open-prompts.ts';
import { chatStreamRoutes } from './routes/chat-stream.ts';
import { chatRoutes } from './routes/chat.ts';
import { companionEventsRoute } from './routes/companion-events.ts';
import { companionRoute } from './routes/companion.ts';
import { dataOriginRoute } from './routes/data-origin.ts';
import { docsRoutes } from './routes/docs.ts';
import { embeddingModelsRoute } from './routes/embedding-models.ts';
import { healthRoute } from './routes/health.ts';
import { jsonRoute } from './routes/json.ts';
import { modelsRoutes } from './routes/models.ts';
import { openAiRoutes } from './routes/openai/openai.ts';
import { promptsRoute } from './routes/prompts.ts';
import { tokenizeRoute } from './routes/tokenize.ts';
import { createAuthenticate } from './security/authenticate.ts';
import { ownOrigin } from './security/host.ts';
import { replaceFile } from './storage/atomic-file.ts';
import { openEmbeddingModelFolder } from './storage/embedding-model-folder.ts';
import { openDataOriginStore } from './storage/file-data-origin-store.ts';
import { prepareHome } from './storage/home.ts';
import { loadToken } from './storage/token-file.ts';
import { StreamHub } from './streams/stream-hub.ts';

/** How long requests under way may take to finish when stopping: longer than any answer, shorter than patience. */
const GRACE_MS = 5_000;

/** The largest body of a route that asks for no more: requests here are short, uploads come with their own routes. */
const BODY_LIMIT_BYTES = 64 * 1024;

export interface AppDeps {
  /** Used where a request has no socket: the port it really came in at decides otherwise. */
  port: number;
  webDir: string;
  token: string;
  /** What no line of the log may hold, besides the token. */
  secrets?: readonly string[];
  logLevel: LogLevel;
  logSink: LogSink;
  clock: Clock;
  timer: Timer;
  machine: Machine;
  dataOrigin: DataOriginStore;
  embeddingModels: EmbeddingModelStore;
  ids: Ids;
  /** Whoever passes them in closes them. */
  engines: Pick<Engines, 'model' | 'line' | 'models' | 'embeddingModel'>;
  prompts: Prompts;
  /** How long the model may work on one answer. */
  answerTimeoutMs: number;
  version?: string;
  protocol?: string;
  mostStreams?: number;
}

export interface Companion {
  app: App;
  streams: StreamHub;
  lifecycle: Lifecycle;
  answers: Answers;
  /** Every route there is, those that only refuse a method included. */
  routes: readonly KnownRoute[];
}

function createFastify(deps: AppDeps): App {
  const app = Fastify({
    logger: loggerOptions(deps.logLevel, deps.logSink, [deps.token, ...(deps.secrets ?? [])]),
    // The request log plugin writes one line where Fastify would write two, with the raw address in them.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit: BODY_LIMIT_BYTES,
    // The drain plugin answers while stopping, in our own shape.
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => answerUnreadable(error, request, reply),
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.removeContentTypeParser('text/plain');
  return app;
}

function createAnswers(app: App, deps: AppDeps): Answers {
  const { clock, timer, ids, answerTimeoutMs: timeoutMs } = deps;
  const { line, model } = deps.engines;
  const report = (error: unknown, answerId: string) =>
    app.log.error({ err: error, answerId }, 'unexpected error in an answer');
  const answers = new Answers({ line, model, clock, timer, ids, timeoutMs, report });
  app.addHook('onClose', async () => answers.close());
  return answers;
}

/** The whole companion, without a process or a port: everything it needs is passed in. */
export async function buildApp(deps: AppDeps): Promise<Companion> {
  const { clock, timer, machine, dataOrigin, embeddingModels, port } = deps;
  const { model, line, models, embeddingModel } = deps.engines;
  const version = deps.version ?? NIMA_VERSION;
  const protocol = deps.protocol ?? PROTOCOL_VERSION;
  const app = createFastify(deps);
  const lifecycle = new Lifecycle();
  const streams = new StreamHub(timer, deps.mostStreams);
  const answers = createAnswers(app, deps);
  const startedAt = clock.now();
  const status = () =>
    readStatus({
      clock,
      machine,
      version,
      protocol,
      startedAt,
      openStreams: () => streams.size,
      engine: () => ({ engine: model.engine, state: model.getState(), line: line.figures() }),
    });

  installRequestLog(app);
  installHeaders(app);
  installErrors(app);
  installGuard(app, { port, authenticate: createAuthenticate(deps.token, clock) });
  installDrain(app, lifecycle);
  const routes = gatherRoutes(app);

  healthRoute(app, { lifecycle, version, protocol, dataOrigin, model });
  companionRoute(app, status);
  companionEventsRoute(app, { streams, timer, readStatus: status });
  dataOriginRoute(app, { dataOrigin, originAt: (at) => ownOrigin(at ?? port) });
  embeddingModelsRoute(app, async () => embeddingModels.list());
  chatRoutes(app, { answers, streams });
  chatStreamRoutes(app, { answers, streams });
  tokenizeRoute(app, model);
  jsonRoute(app, answers);
  promptsRoute(app, async () => deps.prompts.list());
  modelsRoutes(app, { models, streams });
  const getState = () => model.getState();
  openAiRoutes(app, {
    line,
    getState,
    embeddingModel,
    clock,
    timer,
    ids: deps.ids,
    timeoutMs: deps.answerTimeoutMs,
  });
  docsRoutes(app, routes, version);
  await installStatic(app, { webDir: deps.webDir, embeddingModelsDir: embeddingModels.folder });
  refuseOtherMethods(app, routes);
  await app.ready();
  return { app, streams, lifecycle, answers, routes };
}

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
  // What engines have to say is known only after the log is there, which comes with the app that is built of them.
  let log: FastifyBaseLogger | undefined;
  const engines = await openEngines(config, {
    clock: systemClock,
    timer: systemTimer,
    machine,
    embeddingModels,
    replaceFile,
    childEntry: surroundings.llamaChild,
    log: (line) => log?.warn({ line }, 'the process of the model said'),
    onUnknown: (error) => log?.error({ err: error }, 'unexpected error of an engine'),
  });
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
  log = app.log;
  const listening = await listen(
    (request, response) => app.routing(request, response),
    config,
    answerBrokenRequest,
  );
  // Everything else is answered while the model loads.
  engines.start().catch((error: unknown) => app.log.error({ err: error }, 'no engine could be started'));
  return {
    address: `${ownOrigin(listening.port)}/#key=${token}`,
    async stop() {
      lifecycle.stop();
      streams.closeAll('shutdown');
      await listening.close(GRACE_MS);
      await app.close();
      await engines.close();
    },
  };
}
