import { ROUTES } from '../../shared/protocol/routes.ts';
import { foundModels, type FoundModel } from '../../shared/schemas/index.ts';
import type { App } from '../http.ts';

export function embeddingModelsRoute(app: App, list: () => Promise<readonly FoundModel[]>): void {
  app.get(
    ROUTES.embeddingModels,
    {
      config: { access: 'guarded' },
      schema: {
        summary: 'Which sentence models lie in the data folder',
        description:
          'Models in transformers.js layout, from models/embeddings/<org>/<name>. Their files are served below /models/embeddings/.',
        response: { 200: foundModels },
      },
    },
    async () => ({ models: [...(await list())] }),
  );
}
