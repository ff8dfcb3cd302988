import type { HTTPMethods } from 'fastify';
import { fault } from '../../shared/protocol/errors.ts';
import type { App, KnownRoute } from '../http.ts';

const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/**
 * Every route as it is registered: the one source for /docs, for 405 answers and for the test of the guard. Must be
 * installed before any route; the list fills as they come.
 */
export function gatherRoutes(app: App): readonly KnownRoute[] {
  const routes: KnownRoute[] = [];
  app.addHook('onRoute', (route) => {
    routes.push(route);
  });
  return routes;
}

function methodsByPath(routes: readonly KnownRoute[]): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>();
  for (const route of routes) {
    const methods = known.get(route.path) ?? new Set();
    for (const method of [route.method].flat()) methods.add(method);
    known.set(route.path, methods);
  }
  return known;
}

/**
 * Answers the other methods of every known path with 405. They become routes, so that the router itself decides what
 * the path is. Call it when all routes are there. A wildcard is no known path: below it most things are not found.
 */
export function refuseOtherMethods(app: App, routes: readonly KnownRoute[]): void {
  for (const [url, methods] of methodsByPath(routes)) {
    const others = METHODS.filter((method) => !methods.has(method));
    if (url.includes('*') || others.length === 0) continue;
    const allow = [...methods].join(', ');
    app.route({
      method: others,
      url,
      config: { access: 'public' },
      schema: { hide: true },
      handler: async (_request, reply) => {
        reply.header('allow', allow);
        throw fault('method_not_allowed', `This address takes ${allow} alone.`);
      },
    });
  }
}
