import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs.ts';
import { problemsOf } from './check-value.ts';
import { readSchema, type HeldSchema, type Scalar } from './json-schema.ts';

describe('a schema from outside', () => {
  it('is read with the rules and the remarks it holds', () => {
    const schema = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'A mood',
      type: ['object', 'null'],
      properties: {
        mood: { enum: ['calm', null] },
        why: { type: 'string', maxLength: 5, description: 'short' },
      },
      required: ['mood'],
      additionalProperties: { anyOf: [{ type: 'integer', minimum: 0 }, { oneOf: [{ const: true }] }] },
    };
    expect(readSchema(schema)).toEqual({ kind: 'held', schema });
  });

  it.each([
    [{ type: 'string', pattern: '^a' }, ['pattern']],
    [
      { properties: { a: { items: { format: 'date', $ref: '#' } } } },
      ['properties.a.items.format', 'properties.a.items.$ref'],
    ],
    [{ type: 'text' }, ['type']],
    [{ minLength: -1, required: [1] }, ['required.0', 'minLength']],
    [{ anyOf: [] }, ['anyOf']],
    ['string', ['schema']],
    [null, ['schema']],
  ])('is refused where it holds what could not be checked: %j', (schema, fields) => {
    const read = readSchema(schema);
    expect(read.kind).toBe('refused');
    expect(read.kind === 'refused' && [...read.fields].toSorted()).toEqual(fields.toSorted());
  });

  it('is refused when it goes deeper than any answer', () => {
    let schema: unknown = {};
    for (let level = 0; level < 100_000; level += 1) schema = { items: schema };
    expect(readSchema(schema)).toEqual({ kind: 'refused', fields: ['deeper than 32 levels'] });
  });

  it('is refused when it has more parts than a model can be held to in time', () => {
    const choices = (count: number) => ({ enum: Array.from({ length: count }, (_, at) => `choice ${at}`) });
    expect(readSchema(choices(1998)).kind).toBe('held');
    expect(readSchema(choices(1999))).toEqual({ kind: 'refused', fields: ['more than 2000 parts'] });
  });
});

describe('a value', () => {
  it.each<[HeldSchema, unknown]>([
    [{}, { whatever: [1] }],
    [{ type: 'integer' }, 3],
    [{ type: 'number' }, 3.5],
    [{ type: ['boolean', 'null'] }, null],
    [{ type: 'string', minLength: 1, maxLength: 1 }, '🌧'],
    [{ type: 'array', items: { type: 'boolean' }, minItems: 1, maxItems: 2 }, [true, false]],
    [{ type: 'array' }, ['anything', 1]],
    [{ const: 'a' }, 'a'],
    [{ anyOf: [{ type: 'string' }, { type: 'number', minimum: 2 }] }, 2],
    [{ oneOf: [{ type: 'string' }, { type: 'number' }] }, 'a'],
    [{ properties: { a: { type: 'string' } } }, { b: 1 }],
    [
      { properties: { a: { type: 'string' } }, additionalProperties: { type: 'number' } },
      { a: 'x', b: 1 },
    ],
  ])('fits %j: %j', (schema, value) => {
    expect(problemsOf(schema, value)).toEqual([]);
  });

  it.each<[HeldSchema, unknown, string[]]>([
    [{ type: 'integer' }, 3.5, ['it must be integer']],
    [{ type: 'object' }, [], ['it must be object']],
    [{ type: 'object' }, null, ['it must be object']],
    [{ type: ['array', 'string'] }, true, ['it must be array or string']],
    [{ const: null }, 0, ['it must be null']],
    [{ enum: ['a', 1] }, 'b', ['it must be one of "a", 1']],
    [{ maximum: 2 }, 3, ['it must be at most 2 in value']],
    [{ minimum: 2 }, 1, ['it must be at least 2 in value']],
    [{ minLength: 2 }, '🌧', ['it must be at least 2 long']],
    [{ maxItems: 1 }, [1, 2], ['it must be at most 1 items long']],
    [{ items: { type: 'string' } }, ['a', 1], ['1 must be string']],
    [{ required: ['a', 'b'] }, { a: 1 }, ['b must be there']],
    [{ required: ['toString'] }, {}, ['toString must be there']],
    [{ properties: { a: { items: { type: 'null' } } } }, { a: [0] }, ['a.0 must be null']],
    [{ properties: {}, additionalProperties: false }, { toString: 1 }, ['toString must not be there']],
    [{ additionalProperties: false }, { b: 1 }, ['b must not be there']],
    [{ additionalProperties: { type: 'number' } }, { b: 'x' }, ['b must be number']],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 1, ['it must fit one of the shapes']],
    [{ properties: { a: { anyOf: [{ type: 'string' }] } } }, { a: 1 }, ['a must fit one of the shapes']],
    [{ oneOf: [{ type: 'number' }, { type: 'integer' }] }, 1, ['it must fit exactly one of the shapes']],
    [
      { properties: { a: { oneOf: [{ type: 'string' }] } } },
      { a: 1 },
      ['a must fit exactly one of the shapes'],
    ],
  ])('does not fit %j: %j', (schema, value, problems) => {
    expect(problemsOf(schema, value)).toEqual(problems);
  });

  it('is told of some of its problems, not of thousands', () => {
    expect(
      problemsOf(
        { items: { type: 'string' } },
        Array.from({ length: 500 }, () => 1),
      ),
    ).toHaveLength(20);
  });
});

interface Fitting {
  readonly schema: HeldSchema;
  readonly value: unknown;
}

const name = fc.string({ minLength: 1, maxLength: 5 }).filter((text) => text !== '__proto__');
const scalar = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
) satisfies fc.Arbitrary<Scalar>;

/** Schemas, each with a value that fits it. */
const { fitting } = fc.letrec<{ fitting: Fitting; leaf: Fitting; list: Fitting; record: Fitting }>((tie) => ({
  leaf: fc.oneof(
    scalar.map((value) => ({ schema: { const: value }, value })),
    fc.tuple(fc.array(scalar, { minLength: 1 }), fc.nat()).map(([choices, at]) => ({
      schema: { enum: choices },
      value: choices[at % choices.length],
    })),
    fc.tuple(fc.integer(), fc.nat(9), fc.nat(9)).map(([value, below, above]) => ({
      schema: { type: 'integer' as const, minimum: value - below, maximum: value + above },
      value,
    })),
    fc.tuple(fc.string({ unit: 'grapheme' }), fc.nat(3)).map(([value, more]) => ({
      schema: { type: 'string' as const, maxLength: Array.from(value).length + more },
      value,
    })),
  ),
  list: fc.tuple(tie('fitting'), fc.nat(3)).map(([{ schema, value }, length]) => ({
    schema: { type: 'array' as const, items: schema, minItems: length },
    value: Array.from({ length }, () => value),
  })),
  record: fc.dictionary(name, tie('fitting'), { maxKeys: 4 }).map((parts) => ({
    schema: {
      type: 'object' as const,
      properties: Object.fromEntries(Object.entries(parts).map(([key, { schema }]) => [key, schema])),
      required: Object.keys(parts),
      additionalProperties: false,
    },
    value: Object.fromEntries(Object.entries(parts).map(([key, { value }]) => [key, value])),
  })),
  fitting: fc.oneof({ maxDepth: 4 }, tie('leaf'), tie('list'), tie('record')),
}));

/** The value with one thing in it replaced by what no schema here allows. */
function spoiled(value: unknown, path: readonly number[]): unknown {
  const [step = 0, ...rest] = path;
  if (typeof value !== 'object' || value === null) return { surely: 'not' };
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return 'not a container';
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
  Object.assign(copy, { [key]: spoiled((value as Record<string, unknown>)[key], rest) });
  return copy;
}

it('whatever fits is told to fit, and one spoiled place anywhere is told', () => {
  fc.assert(
    fc.property(fitting, fc.array(fc.nat(9), { maxLength: 5 }), ({ schema, value }, path) => {
      expect(readSchema(schema)).toMatchObject({ kind: 'held' });
      expect(problemsOf(schema, value)).toEqual([]);
      expect(problemsOf(schema, spoiled(value, path))).not.toEqual([]);
      expect(problemsOf({ anyOf: [schema] }, value)).toEqual([]);
    }),
    { seed: 11, numRuns: runs(2000) },
  );
});
