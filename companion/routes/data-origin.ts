import { z } from 'zod';
import { fault } from '../../shared/protocol/errors.ts';
import { ROUTES } from '../../shared/protocol/routes.ts';
import { dataOriginBody } from '../../shared/schemas/index.ts';
import type { App } from '../http.ts';
import type { DataOriginStore } from '../ports/data-origin-store.ts';

export interface DataOriginDeps {
  dataOrigin: DataOriginStore;
  /** The address under which a connection that came in at this port is ours. */
  originAt: (port: number | undefined) => string;
}

export function dataOriginRoute(app: App, { dataOrigin, originAt }: DataOriginDeps): void {
  app.put(
    ROUTES.dataOrigin,
    {
      config: { access: 'guarded' },
      schema: {
        summary: 'Tell where the data lives',
        description: 'The app tells its own address, so that another spelling of it can be explained.',
        body: dataOriginBody,
        response: { 204: z.undefined().describe('Kept') },
      },
    },
    async (request, reply) => {
      const own = originAt(request.socket.localPort);
      if (request.body.origin !== own) {
        throw fault('bad_request', `An app can tell its own address alone: origin must be ${own}.`, {
          details: { fields: ['origin'] },
        });
      }
      await dataOrigin.set(own);
      return reply.code(204).send();
    },
  );
}
