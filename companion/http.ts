import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault, RouteOptions } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';

/** Who may call a route. Every route declares one; the guard reads nothing else. */
export type Access = 'public' | 'guarded';

/** The companion's Fastify instance: routes are typed by their zod schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** A route as it was registered. */
export type KnownRoute = Readonly<RouteOptions & { path: string }>;

declare module 'fastify' {
  interface FastifyContextConfig {
    access: Access;
  }
}
