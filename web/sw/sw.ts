import { clientsClaim } from 'workbox-core';
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
  type PrecacheEntry,
} from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { isServerPath } from '../../shared/protocol/routes.ts';

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

// A waiting version takes over only when a person said so.
self.addEventListener('message', (event) => {
  if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
