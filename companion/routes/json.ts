import { ROUTES } from '../../shared/protocol/routes.ts';
import { jsonAnswer, jsonBody } from '../../shared/schemas/index.ts';
import type { Answers } from '../engines/answers/answers.ts';
import { tellJson } from '../engines/answers/tell-json.ts';
import type { App } from '../http.ts';
import { whileHere } from './while-here.ts';

const BODY_LIMIT_BYTES = 4 * 1024 * 1024;

export function jsonRoute(app: App, answers: Answers): void {
  app.post(
    ROUTES.json,
    {
      config: { access: 'guarded' },
      bodyLimit: BODY_LIMIT_BYTES,
      schema: {
        summary: 'Ask for JSON of a shape',
        description:
          'schema is a JSON Schema of type, properties, required, additionalProperties, items, enum, const, anyOf, oneOf and limits of length, size and value; anything else in it is refused by name. What the model gives is checked, and asked for once more where it does not fit. Conversations come first unless urgency is "chat".',
        body: jsonBody,
        response: { 200: jsonAnswer },
      },
    },
    async (request, reply) => whileHere(reply, async (signal) => tellJson(answers, request.body, signal)),
  );
}
