import { z } from 'zod';
import { ROUTES } from '../../shared/protocol/routes.ts';
import { modelServerChoice, modelServers } from '../../shared/schemas/index.ts';
import type { ModelServers } from '../engines/model-servers.ts';
import type { App } from '../http.ts';
import { leavingOf } from '../streams/leaving.ts';

export function serversRoutes(app: App, servers: ModelServers): void {
  app.get(
    ROUTES.modelServers,
    {
      config: { access: 'guarded' },
      schema: {
        summary: 'Which servers of models answer on this machine',
        description:
          'Ollama, llama-server, LM Studio and vLLM are looked for at their usual ports of this machine. They are offered, never used by themselves.',
        response: { 200: modelServers },
      },
    },
    async (_request, reply) => ({ servers: await servers.list(leavingOf(reply.raw)) }),
  );
  app.post(
    ROUTES.modelServerChoose,
    {
      config: { access: 'guarded' },
      schema: {
        summary: 'Have such a server answer',
        description: 'Until another model is chosen. Questions then leave the companion for that server.',
        body: modelServerChoice,
        response: { 204: z.undefined().describe('Done') },
      },
    },
    async (request, reply) => {
      await servers.choose(request.body, leavingOf(reply.raw));
      return reply.code(204).send();
    },
  );
}
