import type { JsonSchema } from '../../../shared/ports/model.ts';
import type { AnswerFormat } from './chat-request.ts';
import { refuse } from './refusal.ts';

const ANY_OBJECT: JsonSchema = { type: 'object', additionalProperties: true };
/** Deeper than anybody describes; a grammar is built of it by recursion. */
const DEEPEST = 32;

/** Level by level: a recursion would end where the nesting it is to measure wants it to. */
function isDeeperThan(levels: number, value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= levels && level.length > 0; depth += 1) {
    level = level.flatMap((each) =>
      typeof each === 'object' && each !== null ? (Object.values(each) as unknown[]) : [],
    );
  }
  return level.length > 0;
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
      const schema = named.schema ?? ANY_OBJECT;
      if (isDeeperThan(DEEPEST, schema)) {
        const message = `A schema may be ${DEEPEST} levels deep at most.`;
        throw refuse('invalid_value', `${field}.json_schema.schema`, message);
      }
      return schema;
    }
    default: {
      const message = 'An answer can be text, json_object or json_schema.';
      throw refuse('unsupported_value', `${field}.type`, message);
    }
  }
}
