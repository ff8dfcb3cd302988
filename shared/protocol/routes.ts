/** The port of the usual address; with another one the app has another origin, and other data. */
export const DEFAULT_PORT = 8787;

/** Every address the companion answers, named once for both sides. */
export const ROUTES = {
  health: '/health',
  docs: '/docs',
  openapi: '/docs/openapi.json',
  companion: '/v1/companion',
  companionEvents: '/v1/companion/events',
  dataOrigin: '/v1/companion/data-origin',
  embeddingModels: '/v1/companion/embedding-models',
  models: '/v1/companion/models',
  modelEvents: '/v1/companion/models/events',
  modelPull: '/v1/companion/models/pull',
  modelPullCancel: '/v1/companion/models/pull/cancel',
  modelChoose: '/v1/companion/models/choose',
  model: '/v1/companion/models/:id',
  modelServers: '/v1/companion/model-servers',
  modelServerChoose: '/v1/companion/model-servers/choose',
  keptReading: '/v1/companion/kept-reading',
  chat: '/v1/chat',
  chatStream: '/v1/chat/stream',
  chatStreamOf: '/v1/chat/stream/:id',
  tokenize: '/v1/tokenize',
  json: '/v1/json',
  openAiChat: '/v1/chat/completions',
  openAiModels: '/v1/models',
  openAiModel: '/v1/models/:id',
  openAiEmbeddings: '/v1/embeddings',
  prompts: '/v1/prompts',
  capabilities: '/v1/capabilities',
} as const;

const SERVER_ROOTS = ['/v1', '/health', '/docs', '/models'];

/**
 * Whether an address belongs to the companion and never to the app's shell. The service worker keeps its hands off
 * these (a stream that passes through it dies with it), and the companion never answers them with index.html.
 */
export function isServerPath(pathname: string): boolean {
  return SERVER_ROOTS.some((root) => pathname === root || pathname.startsWith(`${root}/`));
}
