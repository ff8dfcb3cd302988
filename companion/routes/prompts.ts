import { ROUTES } from '../../shared/protocol/routes.ts';
import { promptTexts, type PromptTexts } from '../../shared/schemas/prompt-text.ts';
import type { App } from '../http.ts';

export function promptsRoute(app: App, tell: () => Promise<PromptTexts>): void {
  app.get(
    ROUTES.prompts,
    {
      config: { access: 'guarded' },
      schema: {
        summary: 'Which prompt texts are used',
        description:
          'Text and rules of planner, responder, extraction and summary, each with its version and whether it is built in or a file of yours; and the persona: one from a file is offered to whoever uses the app.',
        response: { 200: promptTexts },
      },
    },
    tell,
  );
}
