import type { FastifyRequest } from 'fastify';
import { fault } from '../../shared/protocol/errors.ts';
import type { App } from '../http.ts';
import { judge, type Authenticate, type Incoming } from '../security/checks.ts';

export interface GuardDeps {
  /** Stands in where a request has no socket of its own, which is in tests. */
  port: number;
  authenticate: Authenticate;
}

/** Without a matched route there is nothing to guard but the address; with one, only its own word opens it. */
function accessOf(request: FastifyRequest): Incoming['access'] {
  if (request.is404) return 'public';
  return request.routeOptions.config?.access === 'public' ? 'public' : 'guarded';
}

export function incomingOf(request: FastifyRequest, port: number): Incoming {
  return {
    method: request.method,
    target: request.raw.url ?? '',
    rawHeaders: request.raw.rawHeaders,
    // The port of this very connection: right even when the system chose it.
    port: request.socket.localPort ?? port,
    access: accessOf(request),
  };
}

/** Must be installed before any route: it refuses those that do not say who may call them. */
export function installGuard(app: App, { port, authenticate }: GuardDeps): void {
  app.addHook('onRoute', (route) => {
    const access: unknown = route.config?.access;
    if (access === 'public' || access === 'guarded') return;
    const methods = [route.method].flat().join(', ');
    throw fault(
      'route_without_access',
      `${methods} ${route.url} does not say who may call it. Add config: { access: 'guarded' } or 'public'.`,
    );
  });
  app.addHook('onRequest', async (request, reply) => {
    const verdict = judge(incomingOf(request, port), authenticate);
    if (verdict.kind === 'pass') return;
    if (verdict.kind === 'redirect') return reply.redirect(verdict.location, 307);
    if (verdict.headers) reply.headers(verdict.headers);
    throw verdict.error;
  });
}
