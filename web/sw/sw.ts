import { clientsClaim } from 'workbox-core';
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  matchPrecache,
  precacheAndRoute,
  type PrecacheEntry,
} from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { MODEL_CACHE, modelFileFamily, modelFileVersion } from '../../shared/protocol/model-files.ts';
import { isServerPath } from '../../shared/protocol/routes.ts';
import { SHARE_PATH } from '../../shared/protocol/shared-files.ts';
import { createKeptFiles, type KeptFiles } from './kept-files.ts';
import { takeShared } from './shared-files.ts';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: (string | PrecacheEntry)[] };

// The shell is whole or not there: everything it consists of is fetched when the worker installs.
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
// The first visit is served from the cache at once; without this the app would need a reload to work offline.
clientsClaim();

const shell = createHandlerBoundToURL('/index.html');
// Any address of the app opens the shell. The companion's addresses are never answered here: a stream that runs
// through a worker dies when the browser stops the worker.
registerRoute(
  ({ request, url, sameOrigin }) => sameOrigin && request.mode === 'navigate' && !isServerPath(url.pathname),
  shell,
);

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname === SHARE_PATH,
  async ({ request }) => takeShared(request, caches),
  'POST',
);

// Models are no part of the shell: they are fetched when the app first asks for them, and then kept for good.
const models = createKeptFiles({
  open: async () => caches.open(MODEL_CACHE),
  fetch,
  sha256Of: (address) => {
    const version = modelFileVersion(address);
    return version && 'sha256' in version ? version.sha256 : null;
  },
  familyOf: modelFileFamily,
});
registerRoute(({ url, sameOrigin }) => sameOrigin && modelFileVersion(url) !== null, answerFrom(models));

/** The files of this version that the shell can begin without, once their list was read. */
let later: ReadonlySet<string> = new Set();
/** `name-<hash>.wasm`: another hash is another version, or another part of this one that is called the same. */
const nameOf = (pathname: string) => pathname.replace(/-[\w-]{8}(?=\.\w+$)/, '');
const openAssets = async () => caches.open('nima-assets');

// So is the runtime of foreign models, which most people never need. What the shell holds was answered above.
const assets = createKeptFiles({
  open: openAssets,
  fetch,
  sha256Of: () => null,
  familyOf: ({ pathname }) => (later.has(pathname) ? pathname : nameOf(pathname)),
});
registerRoute(({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'), answerFrom(assets));

function answerFrom(files: KeptFiles) {
  return async ({ request, event }: { request: Request; event: ExtendableEvent }) =>
    files.answer(request, (work) => event.waitUntil(work));
}

// A waiting version takes over only when a person said so. What the shell can begin without is fetched once it stands.
self.addEventListener('message', (event) => {
  const type = (event.data as { type?: unknown } | null)?.type;
  if (type === 'SKIP_WAITING') void self.skipWaiting();
  if (type === 'KEEP_THE_REST') event.waitUntil(keepTheRest(event));
});

async function keepTheRest(event: ExtendableMessageEvent): Promise<void> {
  const list = await matchPrecache('/later.json');
  later = new Set(((await list?.json()) as readonly string[] | undefined)?.map((file) => `/${file}`));
  // What fails now, without a network, is fetched when it is needed or at the next start.
  await Promise.allSettled(
    [...later].map(async (file) => assets.answer(new Request(file), (work) => event.waitUntil(work))),
  );
  await dropEarlierVersions();
}

async function dropEarlierVersions(): Promise<void> {
  const names = new Set([...later].map(nameOf));
  const cache = await openAssets();
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (!later.has(pathname) && names.has(nameOf(pathname))) await cache.delete(request);
  }
}
