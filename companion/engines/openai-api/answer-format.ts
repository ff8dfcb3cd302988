import { readSchema } from '../../../shared/domain/json-schema/json-schema.ts';
import type { JsonSchema } from '../../../shared/ports/model.ts';
import type { AnswerFormat } from './chat-request.ts';
import { refuse } from './refusal.ts';

const ANY_OBJECT: JsonSchema = { type: 'object', additionalProperties: true };
/** How many places of a schema a refusal names. */
const MOST_NAMED = 5;

/** What could not be held to, or not be checked afterwards, is refused and never passed over. */
function mustBeHeld(schema: JsonSchema): JsonSchema {
  const read = readSchema(schema);
  if (read.kind === 'held') return schema;
  const named = read.fields.slice(0, MOST_NAMED).map((field) => field.slice(0, 80));
  const message = `The schema holds what a model cannot be held to: ${named.join(', ')}.`;
  throw refuse('invalid_value', 'response_format.json_schema.schema', message);
}

/** What the answer must look like; `undefined` for text. */
export function schemaOf(format: AnswerFormat | null | undefined): JsonSchema | undefined {
  const field = 'response_format';
  switch (format?.type) {
    case undefined:
    case 'text':
      return undefined;
    case 'json_object':
      return ANY_OBJECT;
    case 'json_schema': {
      const named = format.json_schema;
      if (!named)
        throw refuse('missing_required_parameter', `${field}.json_schema`, 'The schema is missing.');
      return mustBeHeld(named.schema ?? ANY_OBJECT);
    }
    default: {
      const message = 'An answer can be text, json_object or json_schema.';
      throw refuse('unsupported_value', `${field}.type`, message);
    }
  }
}
