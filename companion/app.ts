import { resolve } from 'node:path';
import Fastify, { LogController } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { NIMA_VERSION } from '../shared/protocol/app-version.ts';
import { PROTOCOL_VERSION } from '../shared/protocol/version.ts';
import type { Clock } from '../shared/ports/clock.ts';
import type { Ids } from '../shared/ports/ids.ts';
import type { Model } from '../shared/ports/model.ts';
import type { Config } from './config.ts';
import { Answers } from './engines/answers/answers.ts';
import { Line } from './engines/line/line.ts';
import { MeteredLine } from './engines/line/metered-line.ts';
import { NoneModel } from './engines/none/none-model.ts';
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
import type { ModelLine } from './ports/model-line.ts';
import type { Timer } from './ports/timer.ts';
import { chatStreamRoutes } from './routes/chat-stream.ts';
import { chatRoutes } from './routes/chat.ts';
import { companionEventsRoute } from './routes/companion-events.ts';
import { companionRoute } from './routes/companion.ts';
import { dataOriginRoute } from './routes/data-origin.ts';
import { docsRoutes } from './routes/docs.ts';
import { embeddingModelsRoute } from './routes/embedding-models.ts';
import { healthRoute } from './routes/health.ts';
import { jsonRoute } from './routes/json.ts';
import { tokenizeRoute } from './routes/tokenize.ts';
import { createAuthenticate } from './security/authenticate.ts';
import { ownOrigin } from './security/host.ts';
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
  logLevel: LogLevel;
  logSink: LogSink;
  clock: Clock;
  timer: Timer;
  machine: Machine;
  dataOrigin: DataOriginStore;
  embeddingModels: EmbeddingModelStore;
  ids: Ids;
  /** Whoever passes it in closes it. */
  model: Model;
  mostWaiting: number;
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
  line: ModelLine;
  answers: Answers;
  /** Every route there is, those that only refuse a method included. */
  routes: readonly KnownRoute[];
}

function createFastify(deps: AppDeps): App {
  const app = Fastify({
    logger: loggerOptions(deps.logLevel, deps.logSink, deps.token),
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

function createAnswers(app: App, line: ModelLine, deps: AppDeps): Answers {
  const { model, clock, timer, ids, answerTimeoutMs: timeoutMs } = deps;
  const report = (error: unknown, answerId: string) =>
    app.log.error({ err: error, answerId }, 'unexpected error in an answer');
  const answers = new Answers({ line, model, clock, timer, ids, timeoutMs, report });
  app.addHook('onClose', async () => answers.close());
  return answers;
}

/** The whole companion, without a process or a port: everything it needs is passed in. */
export async function buildApp(deps: AppDeps): Promise<Companion> {
  const { clock, timer, machine, dataOrigin, embeddingModels, model, port } = deps;
  const version = deps.version ?? NIMA_VERSION;
  const protocol = deps.protocol ?? PROTOCOL_VERSION;
  const app = createFastify(deps);
  const lifecycle = new Lifecycle();
  const streams = new StreamHub(timer, deps.mostStreams);
  const line = new MeteredLine(new Line(model, { mostWaiting: deps.mostWaiting }), clock);
  const answers = createAnswers(app, line, deps);
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
  docsRoutes(app, routes, version);
  await installStatic(app, { webDir: deps.webDir, embeddingModelsDir: embeddingModels.folder });
  refuseOtherMethods(app, routes);
  await app.ready();
  return { app, streams, lifecycle, line, answers, routes };
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
  logSink: LogSink;
  isTerminal: boolean;
}

/** The companion on a real machine: its data folder, its key, its port. */
export async function openCompanion(config: Config, surroundings: Surroundings): Promise<RunningCompanion> {
  await prepareHome(config.home);
  const token = await loadToken(config.home);
  const model = new NoneModel();
  const { app, streams, lifecycle } = await buildApp({
    port: config.port,
    webDir: resolve(config.webDir ?? surroundings.builtWebDir),
    token,
    logLevel: config.logLevel ?? defaultLogLevel(surroundings.isTerminal),
    logSink: surroundings.logSink,
    clock: systemClock,
    timer: systemTimer,
    machine: nodeMachine(),
    dataOrigin: await openDataOriginStore(config.home),
    embeddingModels: openEmbeddingModelFolder(config.home),
    ids: systemIds,
    model,
    mostWaiting: config.mostWaiting,
    answerTimeoutMs: config.timeoutSeconds * 1000,
  });
  const listening = await listen(
    (request, response) => app.routing(request, response),
    config,
    answerBrokenRequest,
  );
  return {
    address: `${ownOrigin(listening.port)}/#key=${token}`,
    async stop() {
      lifecycle.stop();
      streams.closeAll('shutdown');
      await listening.close(GRACE_MS);
      await app.close();
      await model.close();
    },
  };
}
