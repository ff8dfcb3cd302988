import { z } from 'zod';
import { ROUTES } from '../../../shared/protocol/routes.ts';
import {
  namesServed,
  servedAs,
  servedModel,
  servedModels,
  servedNamed,
} from '../../engines/openai-api/served-models.ts';
import type { App } from '../../http.ts';
import { OPENAI_ROUTE, type OpenAiDeps } from './common.ts';

export function openAiModelsRoutes(app: App, { getState, embeddingModel, clock }: OpenAiDeps): void {
  /** Clients sort by it; since when this companion serves is what it knows. */
  const servedSince = clock.now();

  app.get(
    ROUTES.openAiModels,
    {
      ...OPENAI_ROUTE,
      schema: {
        summary: 'Which models can be asked, in the shape of OpenAI',
        response: { 200: servedModels },
      },
    },
    async () => ({
      object: 'list' as const,
      data: namesServed(getState(), embeddingModel()).map((name) => servedAs(name, servedSince)),
    }),
  );
  app.get(
    ROUTES.openAiModel,
    {
      ...OPENAI_ROUTE,
      schema: {
        summary: 'One of the models that can be asked, in the shape of OpenAI',
        params: z.object({ id: z.string() }),
        response: { 200: servedModel },
      },
    },
    async (request, reply) => {
      const id = servedNamed(request.params.id, getState(), embeddingModel());
      return reply.send(servedAs(id, servedSince));
    },
  );
}
