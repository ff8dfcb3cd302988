import { finished } from 'node:stream';
import type { App } from '../http.ts';

/** One line a request, whether it was answered, refused or left by its caller. The route, never the address itself. */
export function installRequestLog(app: App): void {
  app.addHook('onRequest', async (request, reply) => {
    finished(reply.raw, (error) => {
      request.log.info(
        {
          method: request.method,
          route: request.is404 ? 'unmatched' : request.routeOptions.url,
          status: reply.raw.statusCode,
          ms: Math.round(reply.elapsedTime * 10) / 10,
          ...(error ? { left: true } : {}),
        },
        'request',
      );
    });
  });
}
