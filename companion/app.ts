import Fastify, { LogController } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { CAPABILITIES } from '../shared/domain/capabilities/capabilities.ts';
import { describeCapabilities } from '../shared/domain/capabilities/describe.ts';
import { NIMA_VERSION } from '../shared/protocol/app-version.ts';
import { PROTOCOL_VERSION } from '../shared/protocol/version.ts';
import type { Clock } from '../shared/ports/clock.ts';
import type { Ids } from '../shared/ports/ids.ts';
import type { EngineStatus } from '../shared/schemas/index.ts';
import { Answers } from './engines/answers/answers.ts';
import type { Engines } from './engines/open-engines.ts';
import type { App, KnownRoute } from './http.ts';
import { Lifecycle } from './observability/lifecycle.ts';
import { loggerOptions, type LogLevel, type LogSink } from './observability/logger.ts';
import { readStatus } from './observability/status.ts';
import { installDrain } from './plugins/drain.ts';
import { answerUnreadable, installErrors } from './plugins/errors.ts';
import { installGuard } from './plugins/guard.ts';
import { installHeaders } from './plugins/headers.ts';
import { installRequestLog } from './plugins/request-log.ts';
import { gatherRoutes, refuseOtherMethods } from './plugins/route-catalog.ts';
import { installStatic } from './plugins/static.ts';
import type { DataOriginStore } from './ports/data-origin-store.ts';
import type { EmbeddingModelStore } from './ports/embedding-models.ts';
import type { Machine } from './ports/machine.ts';
import type { Timer } from './ports/timer.ts';
import type { Prompts } from './prompts/open-prompts.ts';
import { capabilitiesRoute } from './routes/capabilities.ts';
import { chatStreamRoutes } from './routes/chat-stream.ts';
import { chatRoutes } from './routes/chat.ts';
import { companionEventsRoute } from './routes/companion-events.ts';
import { companionRoute } from './routes/companion.ts';
import { dataOriginRoute } from './routes/data-origin.ts';
import { docsRoutes } from './routes/docs.ts';
import { embeddingModelsRoute } from './routes/embedding-models.ts';
import { healthRoute } from './routes/health.ts';
import { jsonRoute } from './routes/json.ts';
import { keptReadingRoute } from './routes/kept-reading.ts';
import { modelsRoutes } from './routes/models.ts';
import { openAiRoutes } from './routes/openai/openai.ts';
import { promptsRoute } from './routes/prompts.ts';
import { serversRoutes } from './routes/servers.ts';
import { tokenizeRoute } from './routes/tokenize.ts';
import { createAuthenticate } from './security/authenticate.ts';
import { ownOrigin } from './security/host.ts';
import { StreamHub } from './streams/stream-hub.ts';

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
  engines: Omit<Engines, 'start' | 'close'>;
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

function engineStatusOf({ model, line, servers }: AppDeps['engines']): EngineStatus {
  const server = servers.used;
  return {
    engine: model.engine,
    state: model.getState(),
    line: line.figures(),
    ...(server ? { server } : {}),
  };
}

/** Everything that is asked of a model, and about models. */
function engineRoutes(
  app: App,
  { engines, prompts, clock, timer, ids, answerTimeoutMs: timeoutMs }: AppDeps,
  { streams, answers }: { streams: StreamHub; answers: Answers },
): void {
  const { model, line, models, servers, embeddingModel } = engines;
  chatRoutes(app, { answers, streams });
  chatStreamRoutes(app, { answers, streams });
  tokenizeRoute(app, model);
  jsonRoute(app, answers);
  promptsRoute(app, prompts.tell);
  modelsRoutes(app, { models, streams });
  serversRoutes(app, servers);
  keptReadingRoute(app, async () => engines.forget());
  const getState = () => model.getState();
  openAiRoutes(app, { line, getState, embeddingModel, clock, timer, ids, timeoutMs });
}

/** The whole companion, without a process or a port: everything it needs is passed in. */
export async function buildApp(deps: AppDeps): Promise<Companion> {
  const { clock, timer, machine, dataOrigin, embeddingModels, port } = deps;
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
      engine: () => engineStatusOf(deps.engines),
    });

  installRequestLog(app);
  installHeaders(app);
  installErrors(app);
  installGuard(app, { port, authenticate: createAuthenticate(deps.token, clock) });
  installDrain(app, lifecycle);
  const routes = gatherRoutes(app);

  healthRoute(app, { lifecycle, version, protocol, dataOrigin, model: deps.engines.model });
  companionRoute(app, status);
  companionEventsRoute(app, { streams, timer, readStatus: status });
  dataOriginRoute(app, { dataOrigin, originAt: (at) => ownOrigin(at ?? port) });
  embeddingModelsRoute(app, async () => embeddingModels.list());
  capabilitiesRoute(app, () => describeCapabilities(CAPABILITIES));
  engineRoutes(app, deps, { streams, answers });
  docsRoutes(app, routes, version);
  await installStatic(app, { webDir: deps.webDir, embeddingModelsDir: embeddingModels.folder });
  refuseOtherMethods(app, routes);
  await app.ready();
  return { app, streams, lifecycle, answers, routes };
}
