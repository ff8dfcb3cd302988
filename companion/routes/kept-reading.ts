import { z } from 'zod';
import { ROUTES } from '../../shared/protocol/routes.ts';
import type { App } from '../http.ts';

/** What was erased in the app must not live on in what a model has read. */
export function keptReadingRoute(app: App, forget: () => Promise<void>): void {
  app.delete(
    ROUTES.keptReading,
    {
      config: { access: 'guarded' },
      schema: {
        summary: 'Forget what the model has read',
        description:
          'Removes what was read and saved to the disk, and starts the model anew. The next answer takes as long as the first.',
        response: { 204: z.undefined().describe('Done') },
      },
    },
    async (_request, reply) => {
      await forget();
      return reply.code(204).send();
    },
  );
}
