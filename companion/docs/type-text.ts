/** The part of JSON Schema that the zod schemas of this repository become. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly JsonSchema[];
  oneOf?: readonly JsonSchema[];
  properties?: Readonly<Record<string, JsonSchema>>;
  required?: readonly string[];
  items?: JsonSchema;
  additionalProperties?: boolean | JsonSchema;
  description?: string;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
}

const INDENT = '  ';

function objectText(schema: JsonSchema, depth: number): string {
  const entries = Object.entries(schema.properties ?? {});
  if (entries.length === 0) {
    const values = schema.additionalProperties;
    return typeof values === 'object' ? `{ [name]: ${typeText(values, depth)} }` : '{ [name]: anything }';
  }
  const inner = INDENT.repeat(depth + 1);
  const lines = entries.map(([name, property]) => {
    const mark = schema.required?.includes(name) ? '' : '?';
    return `${inner}${name}${mark}: ${typeText(property, depth + 1)}`;
  });
  return `{\n${lines.join('\n')}\n${INDENT.repeat(depth)}}`;
}

/** What a number may be: who is refused for one looks here. Ends of what a number can hold at all say nothing. */
function numberText(kind: string, { minimum, exclusiveMinimum, maximum }: JsonSchema): string {
  const limits = [
    ['at least', minimum],
    ['above', exclusiveMinimum],
    ['at most', maximum],
  ] as const;
  const told = limits
    .filter(([, limit]) => limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER)
    .map(([words, limit]) => `${words} ${limit}`);
  return [kind, ...told].join(', ');
}

/** A schema as a person would write the type down: shorter to read on a phone than JSON Schema. */
export function typeText(schema: JsonSchema, depth = 0): string {
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? 'anything';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map((choice) => typeText(choice, depth)).join(' | ');
  if (Array.isArray(schema.type)) return schema.type.join(' | ');
  if (schema.type === 'array') return `list of ${typeText(schema.items ?? {}, depth)}`;
  if (schema.type === 'object') return objectText(schema, depth);
  if (schema.type === 'number' || schema.type === 'integer') return numberText(schema.type, schema);
  return schema.type ?? 'anything';
}
