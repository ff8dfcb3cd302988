import { ROUTES } from '../../../shared/protocol/routes.ts';
import {
  embeddingRequest,
  embeddings,
  embeddingsOf,
  makeVectors,
  textsOf,
} from '../../engines/openai-api/embeddings.ts';
import { embeddingModelNamed } from '../../engines/openai-api/served-models.ts';
import type { App } from '../../http.ts';
import { whileHere } from '../while-here.ts';
import { BODY_LIMIT_BYTES, OPENAI_ROUTE, type OpenAiDeps } from './common.ts';

export function openAiEmbeddingsRoute(app: App, { line, embeddingModel }: OpenAiDeps): void {
  app.post(
    ROUTES.openAiEmbeddings,
    {
      ...OPENAI_ROUTE,
      bodyLimit: BODY_LIMIT_BYTES,
      schema: {
        summary: 'Vectors of texts, in the shape of OpenAI',
        description: 'Needs an embedding model (the setting embeddingModel), else no_embedding_model.',
        body: embeddingRequest,
        response: { 200: embeddings },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const model = embeddingModelNamed(body.model, embeddingModel());
      const texts = textsOf(body);
      return whileHere(reply, async (left) => {
        // Nobody reads vectors: a person who waits for an answer goes first.
        const made = await line.use('background', left, async (using) => makeVectors(using, texts, left));
        return embeddingsOf(body, { model, ...made });
      });
    },
  );
}
