/**
 * The table "Who may import whom" of docs/architecture.md, as data. The first line that holds a file rules it, so the
 * narrow ones stand first. Own folders are always allowed; `:room` is one of several folders that do not know each
 * other. A source folder without a line is refused: new rooms are decided on, not drifted into.
 * @typedef {object} Layer
 * @property {string} at  a folder, a floor of rooms (`web/features/:room/`) or a file
 * @property {readonly string[]} imports  places whose values and types it may use
 * @property {readonly string[]} [types]  places of which it may use types alone
 * @property {readonly string[]} packages  npm packages and Node built-ins; `@scope/*` and `node:*` name all of a kind, `*` any
 */

const ANYTHING = ['*'];
const CONTRACTS = ['shared/schemas/', 'shared/protocol/', 'shared/ports/', 'shared/lib/'];
const BEHIND_WEB_PORTS = ['web/ports/', 'shared/'];
const DRAWING = ['react', 'react-dom', 'zustand'];
const SERVICES = [
  'agents',
  'docs',
  'engines',
  'observability',
  'scheduler',
  'security',
  'streams',
  'tasks',
].map((name) => `companion/${name}/`);
const SERVICE_NEEDS = ['companion/ports/', 'shared/'];
const FASTIFY = ['fastify', 'fastify-plugin', '@fastify/*', 'fastify-type-provider-zod', 'zod'];

/** @type {readonly Layer[]} */
export const LAYERS = [
  { at: 'shared/lib/', imports: [], types: ['shared/ports/'], packages: [] },
  { at: 'shared/schemas/', imports: CONTRACTS, packages: ['zod'] },
  { at: 'shared/protocol/', imports: CONTRACTS, packages: ['zod'] },
  { at: 'shared/ports/', imports: CONTRACTS, packages: ['zod'] },
  {
    at: 'shared/domain/',
    imports: ['shared/schemas/', 'shared/protocol/', 'shared/lib/'],
    types: ['shared/ports/'],
    packages: ['zod'],
  },

  { at: 'web/main.tsx', imports: ['web/', 'shared/'], packages: DRAWING },
  { at: 'web/manifest.ts', imports: ['shared/protocol/'], packages: ['vite-plugin-pwa'] },
  { at: 'web/app/', imports: ['web/', 'shared/'], packages: [...DRAWING, 'zod'] },
  {
    at: 'web/features/:room/',
    imports: [
      'web/ui/',
      'web/ports/',
      'shared/schemas/',
      'shared/protocol/',
      'shared/domain/',
      'shared/lib/',
    ],
    types: ['web/engine/', 'shared/ports/'],
    packages: [...DRAWING, '@tanstack/react-virtual', 'react-markdown', 'rehype-highlight', 'remark-gfm'],
  },
  // The catalogue holds a text for every error code: a forgotten one is a type error.
  { at: 'web/ui/text/', imports: [], types: ['shared/protocol/'], packages: ['react'] },
  { at: 'web/ui/', imports: [], packages: ['react', 'react-dom'] },
  { at: 'web/ports/', imports: ['shared/'], packages: ['zod'] },
  // The persona of the project, taken in as it is.
  {
    at: 'web/engine/persona/',
    imports: [...BEHIND_WEB_PORTS, 'prompts/persona/'],
    packages: ['zod', 'zustand'],
  },
  { at: 'web/engine/', imports: BEHIND_WEB_PORTS, packages: ['zod', 'zustand'] },
  { at: 'web/storage/', imports: BEHIND_WEB_PORTS, packages: ['dexie', 'zod'] },
  {
    at: 'web/workers/',
    imports: BEHIND_WEB_PORTS,
    packages: ['@xenova/transformers', 'comlink', 'zod', 'zustand'],
  },
  {
    at: 'web/companion-client/',
    imports: BEHIND_WEB_PORTS,
    packages: ['eventsource-parser', 'zod', 'zustand'],
  },
  { at: 'web/platform/', imports: BEHIND_WEB_PORTS, packages: ['uuid', 'zod', 'zustand'] },
  { at: 'web/sw/update-bridge.ts', imports: BEHIND_WEB_PORTS, packages: ['workbox-window', 'zustand'] },
  {
    at: 'web/sw/',
    imports: ['shared/'],
    packages: ['workbox-core', 'workbox-precaching', 'workbox-routing'],
  },

  { at: 'companion/vite.config.ts', imports: ['scripts/build/'], packages: ANYTHING },
  { at: 'companion/app.ts', imports: ['companion/', 'shared/'], packages: [...FASTIFY, 'node:*'] },
  { at: 'companion/open-companion.ts', imports: ['companion/', 'shared/'], packages: [...FASTIFY, 'node:*'] },
  // The process: signals, streams, exit codes. What is opened is opened by open-companion.ts.
  {
    at: 'companion/server.ts',
    imports: ['companion/open-companion.ts', 'companion/config.ts', 'shared/'],
    packages: ['node:*'],
  },
  { at: 'companion/listen.ts', imports: ['shared/'], packages: ['node:*'] },
  { at: 'companion/config.ts', imports: ['companion/config/', 'shared/'], packages: ['node:*', 'zod'] },
  // Whether a server is far is one pure rule, asked here and by the engine that speaks to it.
  {
    at: 'companion/config/',
    imports: ['companion/engines/openai/is-far.ts', 'shared/'],
    packages: ['node:*', 'yaml', 'zod'],
  },
  // Types of the one Fastify instance, and what a route declares about itself.
  { at: 'companion/http.ts', imports: [], packages: [...FASTIFY, 'node:*'] },
  { at: 'companion/ports/', imports: ['shared/'], packages: ['zod'] },
  {
    at: 'companion/plugins/',
    imports: [
      'companion/http.ts',
      'companion/security/',
      'companion/observability/',
      'companion/ports/',
      'shared/',
    ],
    packages: [...FASTIFY, 'node:*'],
  },
  {
    at: 'companion/routes/',
    imports: ['companion/http.ts', ...SERVICES, 'shared/protocol/', 'shared/schemas/', 'shared/lib/'],
    types: ['companion/ports/', 'shared/ports/'],
    packages: FASTIFY,
  },
  {
    at: 'companion/engines/',
    imports: SERVICE_NEEDS,
    packages: ['eventsource-parser', 'node-llama-cpp', 'node:*', 'zod'],
  },
  {
    at: 'companion/security/',
    imports: SERVICE_NEEDS,
    types: ['companion/http.ts'],
    packages: ['node:*', 'zod'],
  },
  {
    at: 'companion/observability/',
    imports: SERVICE_NEEDS,
    types: ['companion/config.ts', 'companion/http.ts'],
    packages: ['fastify', 'node:*', 'zod'],
  },
  // The reference of the API, written from the routes that the plugins gathered.
  {
    at: 'companion/docs/',
    imports: ['companion/plugins/', 'shared/'],
    types: ['companion/http.ts'],
    packages: FASTIFY,
  },
  ...SERVICES.map((at) => ({ at, imports: SERVICE_NEEDS, packages: ['node:*', 'zod'] })),
  // Texts of the project, taken in as they are.
  { at: 'companion/prompts/', imports: ['prompts/', 'shared/'], packages: ['node:*', 'yaml', 'zod'] },
  { at: 'companion/executors/:room/', imports: SERVICE_NEEDS, packages: ['node:*', 'zod'] },
  { at: 'companion/storage/', imports: SERVICE_NEEDS, packages: ['libsql', 'node:*', 'zod'] },
  {
    at: 'companion/cli/',
    imports: ['shared/domain/', 'shared/protocol/', 'shared/schemas/', 'shared/lib/'],
    types: ['shared/ports/'],
    packages: ['eventsource-parser', 'node:*', 'zod'],
  },

  { at: 'vite.config.ts', imports: ['web/manifest.ts', 'scripts/'], packages: ANYTHING },
  // What is built in is checked by the schema it is used with.
  { at: 'scripts/build/', imports: ['shared/schemas/'], packages: ANYTHING },
  { at: 'scripts/', imports: [], packages: ANYTHING },
  { at: 'e2e/', imports: [''], packages: ANYTHING },
  { at: 'bench/', imports: [''], packages: ANYTHING },
];

/** Tests and `testing/` folders see all of their own side, and never the other. */
/** @type {readonly Layer[]} */
export const TEST_LAYERS = [
  // The style of answers is measured by the persona that ships.
  { at: 'shared/', imports: ['prompts/persona/'], packages: ANYTHING },
  { at: 'web/', imports: ['shared/'], packages: ANYTHING },
  { at: 'companion/', imports: ['shared/'], packages: ANYTHING },
  { at: 'scripts/', imports: ['shared/'], packages: ANYTHING },
  { at: 'e2e/', imports: [''], packages: ANYTHING },
  { at: 'bench/', imports: [''], packages: ANYTHING },
];

/** What to do instead: importer, imported, advice. The first line that fits is said. */
/** @type {readonly (readonly [string, string, string])[]} */
export const INSTEAD = [
  ['web/', 'companion/', 'The app talks to the companion over HTTP; move what both need into shared/.'],
  [
    'companion/',
    'web/',
    'The companion knows the app by its requests alone; move what both need into shared/.',
  ],
  [
    'shared/',
    'web/',
    'shared/ is what both sides run: take it as an argument, described by an interface in shared/ports.',
  ],
  [
    'shared/',
    'companion/',
    'shared/ is what both sides run: take it as an argument, described by an interface in shared/ports.',
  ],
  [
    'web/features/',
    'web/features/',
    'Features do not know each other: lift what both need into web/engine or web/ui, and let web/app connect them.',
  ],
  [
    'web/features/',
    'web/app/',
    'web/app shows features, never the other way round: take what you need as a prop.',
  ],
  [
    'web/features/',
    'web/',
    'A feature gets it through a port (web/ports), passed in by web/app/container.ts.',
  ],
  ['web/ui/', '', 'ui draws what it is given: take plain values as props.'],
  ['web/sw/', 'web/', 'The service worker runs without the app: move pure rules into shared/.'],
  ['web/', 'web/', 'Depend on an interface in web/ports; web/app/container.ts passes in what implements it.'],
  [
    'companion/executors/',
    'companion/executors/',
    'Executors do not know each other: what two of them need belongs to shared/ or companion/ports.',
  ],
  ['companion/cli/', 'companion/', 'The command line speaks HTTP to the companion: call a route.'],
  [
    'companion/routes/',
    'companion/',
    'A route validates, calls a service and replies: put the work into a service.',
  ],
  [
    'companion/server.ts',
    'companion/',
    'server.ts is the process alone: open it in companion/open-companion.ts.',
  ],
  [
    'companion/',
    'companion/',
    'Depend on an interface in companion/ports; companion/app.ts passes in what implements it.',
  ],
  [
    'shared/',
    'shared/',
    'Imports point inward: domain uses schemas, protocol and lib, and takes ports as arguments.',
  ],
  ['', '', 'docs/architecture.md says who may import whom.'],
];

/** The same for packages. */
/** @type {readonly (readonly [string, string, string])[]} */
export const INSTEAD_OF_PACKAGE = [
  [
    'shared/',
    'node:',
    'shared/ runs in the browser too: take it as an argument, described by an interface in shared/ports.',
  ],
  ['web/', 'node:', 'A browser has no Node: use a web API, or ask the companion.'],
  [
    'web/',
    'dexie',
    'Only web/storage knows Dexie: use a repository of web/ports, passed in by web/app/container.ts.',
  ],
  ['web/', 'react', 'Only app, features and ui draw: keep this module free of React.'],
  ['web/', 'fastify', "Fastify is the companion's; the app talks to it over HTTP."],
  ['companion/', 'react', 'The companion draws nothing.'],
  [
    'companion/',
    'dexie',
    'The browser owns its database; the companion keeps files and SQLite behind companion/ports.',
  ],
  ['companion/routes/', 'node:', 'A route does no work of its own: put it into a service.'],
  [
    '',
    '',
    'If its job belongs here, add it to scripts/lint/boundaries.mjs, with a line in docs/dependencies.md.',
  ],
];
