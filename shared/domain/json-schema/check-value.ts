import type { HeldSchema, JsonType } from './json-schema.ts';

/** Enough to see what is wrong; a model that misses a shape misses it everywhere. */
const MOST_PROBLEMS = 20;

/** Where a value is not what the schema says, each with its place: `items.2: must be a string`. Empty when all is well. */
export function problemsOf(schema: HeldSchema, value: unknown): readonly string[] {
  return problemsAt(schema, value, '').slice(0, MOST_PROBLEMS);
}

function problemsAt(schema: HeldSchema, value: unknown, at: string): string[] {
  const here = [typeProblem(schema, value), choiceProblem(schema, value), sizeProblem(schema, value)];
  const own = here.flatMap((problem) => (problem === undefined ? [] : [`${at || 'it'} must ${problem}`]));
  return [...own, ...unionProblems(schema, value, at), ...partProblems(schema, value, at)];
}

const IS: Readonly<Record<JsonType, (value: unknown) => boolean>> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  string: (value) => typeof value === 'string',
  array: (value) => Array.isArray(value),
  object: isRecord,
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typeProblem({ type }: HeldSchema, value: unknown): string | undefined {
  if (type === undefined) return undefined;
  const types = typeof type === 'string' ? [type] : type;
  return types.some((name) => IS[name](value)) ? undefined : `be ${types.join(' or ')}`;
}

function choiceProblem(schema: HeldSchema, value: unknown): string | undefined {
  if (schema.const !== undefined && value !== schema.const) return `be ${JSON.stringify(schema.const)}`;
  if (schema.enum === undefined || schema.enum.some((choice) => choice === value)) return undefined;
  return `be one of ${schema.enum.map((choice) => JSON.stringify(choice)).join(', ')}`;
}

function sizeProblem(schema: HeldSchema, value: unknown): string | undefined {
  // A character is what a person counts as one: half of a surrogate pair is none.
  if (typeof value === 'string')
    return between(Array.from(value).length, schema.minLength, schema.maxLength, 'long');
  if (Array.isArray(value)) return between(value.length, schema.minItems, schema.maxItems, 'items long');
  if (typeof value === 'number') return between(value, schema.minimum, schema.maximum, 'in value');
  return undefined;
}

function between(
  size: number,
  least: number | undefined,
  most: number | undefined,
  what: string,
): string | undefined {
  if (least !== undefined && size < least) return `be at least ${least} ${what}`;
  if (most !== undefined && size > most) return `be at most ${most} ${what}`;
  return undefined;
}

function unionProblems({ anyOf, oneOf }: HeldSchema, value: unknown, at: string): string[] {
  const fitting = (choices: readonly HeldSchema[]): number =>
    choices.filter((choice) => problemsAt(choice, value, at).length === 0).length;
  return [
    ...(anyOf && fitting(anyOf) === 0 ? [`${at || 'it'} must fit one of the shapes`] : []),
    ...(oneOf && fitting(oneOf) !== 1 ? [`${at || 'it'} must fit exactly one of the shapes`] : []),
  ];
}

function partProblems(schema: HeldSchema, value: unknown, at: string): string[] {
  const inside = (name: string | number): string => (at === '' ? String(name) : `${at}.${name}`);
  const { items } = schema;
  if (Array.isArray(value)) {
    return items ? value.flatMap((item, index) => problemsAt(items, item, inside(index))) : [];
  }
  if (!isRecord(value)) return [];
  const missing = (schema.required ?? []).filter((name) => !Object.hasOwn(value, name));
  return [
    ...missing.map((name) => `${inside(name)} must be there`),
    ...Object.entries(value).flatMap(([name, part]) => propertyProblems(schema, name, part, inside(name))),
  ];
}

function propertyProblems(schema: HeldSchema, name: string, part: unknown, at: string): string[] {
  const { properties = {}, additionalProperties: others = true } = schema;
  const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (known) return problemsAt(known, part, at);
  if (others === true) return [];
  return others === false ? [`${at} must not be there`] : problemsAt(others, part, at);
}
