import { fault } from '../../shared/protocol/errors.ts';
import { ROUTES } from '../../shared/protocol/routes.ts';
import type { App } from '../http.ts';

/** While stopping, what began is finished and nothing new begins; only /health still tells what is going on. */
export function installDrain(app: App, lifecycle: { readonly isStopping: boolean }): void {
  app.addHook('onRequest', async (request) => {
    if (lifecycle.isStopping && request.routeOptions.url !== ROUTES.health) {
      throw fault('shutting_down', 'The companion is stopping. Try again when it is back.');
    }
  });
  app.addHook('onSend', async (_request, reply) => {
    // A kept connection would hold the process open until it times out.
    if (lifecycle.isStopping) reply.header('connection', 'close');
  });
}
