import type { Model } from '../../shared/ports/model.ts';
import { ROUTES } from '../../shared/protocol/routes.ts';
import { tokenCounts, tokenizeBody } from '../../shared/schemas/index.ts';
import { countTokens } from '../engines/answers/count-tokens.ts';
import type { App } from '../http.ts';
import { whileHere } from './while-here.ts';

const BODY_LIMIT_BYTES = 4 * 1024 * 1024;

export function tokenizeRoute(app: App, model: Model): void {
  app.post(
    ROUTES.tokenize,
    {
      config: { access: 'guarded' },
      bodyLimit: BODY_LIMIT_BYTES,
      schema: {
        summary: 'Count tokens',
        description:
          'Of text, of each of texts, or of a prompt with all that the template of the model puts around it.',
        body: tokenizeBody,
        response: { 200: tokenCounts },
      },
    },
    async (request, reply) => whileHere(reply, async (signal) => countTokens(model, request.body, signal)),
  );
}
