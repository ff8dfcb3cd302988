import type { App } from '../../http.ts';
import { chatCompletionsRoute } from './chat-completions.ts';
import type { OpenAiDeps } from './common.ts';
import { openAiEmbeddingsRoute } from './embeddings.ts';
import { openAiModelsRoutes } from './models.ts';

/** What any client of OpenAI's API finds when it is pointed at `/v1` of the companion. */
export function openAiRoutes(app: App, deps: OpenAiDeps): void {
  chatCompletionsRoute(app, deps);
  openAiModelsRoutes(app, deps);
  openAiEmbeddingsRoute(app, deps);
}
