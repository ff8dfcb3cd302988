import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { revisionAt } from '../../../lib/hlc.ts';
import { earlierRecord, erasure, fact, factVersion, passage, profile } from '../../../schemas/index.ts';
import { z } from '../../../schemas/zod.ts';
import { runs } from '../../../testing/runs.ts';
import { EMPTY_MEMORY } from '../merge/memory-state.ts';
import { readText } from './testing/read-text.ts';

const ID = '01900000-0000-7000-8000-000000000001';
const OTHER = '01900000-0000-7000-8000-000000000002';

describe('any file at all', () => {
  const keys =
    'id text category createdAt metadata revision supersedes supersededBy deletedAt provenance embedding';
  const more = 'fact factId at order __proto__ constructor x';
  const key = fc.constantFrom(...keys.split(' '), ...more.split(' '));
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(ID, OTHER, '2025-01-01', revisionAt(5), 'f1', 1e20, -1),
  );
  const entry = fc.oneof(
    value,
    fc.dictionary(key, fc.oneof(value, fc.dictionary(key, value)), { maxKeys: 8 }),
  );
  const list = fc.oneof(
    { weight: 9, arbitrary: fc.array(entry, { maxLength: 6 }) },
    { weight: 1, arbitrary: value },
  );
  const file = fc.record(
    {
      format: fc.constantFrom('nima-memory', 'other'),
      version: fc.constantFrom(1, 1, 1, 2, 'x'),
      exportedAt: value,
      profile: entry,
      facts: list,
      passages: list,
      history: list,
      earlier: fc.oneof(
        list,
        fc.array(
          fc.record({ kind: fc.constantFrom('profile', 'passage', 'x'), profile: entry, passage: entry }),
          { maxLength: 4 },
        ),
      ),
      tombstones: list,
      embeddings: entry,
    },
    { requiredKeys: ['format'] },
  );
  const state = z.object({
    facts: z.array(fact),
    passages: z.array(passage),
    history: z.array(factVersion),
    earlier: z.array(earlierRecord),
    erasures: z.array(erasure),
    profile: z.nullable(profile),
  });
  const expectVerdict = (text: string) => {
    const read = readText(text);
    expect(['accept', 'partial', 'reject']).toContain(read.verdict);
    expect(state.parse(read.state)).toEqual(read.state);
    expect(new Set(read.state.facts.map(({ id }) => id)).size).toBe(read.state.facts.length);
    // What cannot be written as UTF-8 would come back as something else.
    expect(JSON.stringify(read.state)).not.toMatch(/\\ud[89a-f]/);
    expect(() => structuredClone(read)).not.toThrow();
    if (read.verdict === 'reject') expect(read.state).toEqual(EMPTY_MEMORY);
  };

  it('of the shape of a memory gets a verdict, and what is taken fits the schemas', () => {
    fc.assert(
      fc.property(file, (given) => expectVerdict(JSON.stringify(given))),
      { numRuns: runs(30_000), seed: 3 },
    );
  }, 300_000);

  it('of any list gets one', () => {
    fc.assert(
      fc.property(fc.array(entry), (given) => expectVerdict(JSON.stringify(given))),
      { numRuns: runs(10_000), seed: 4 },
    );
  }, 300_000);

  it('of any text gets one', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '\\',
      'text',
      'facts',
      '\n',
      ';',
      '1',
      'null',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: pieces })), expectVerdict),
      { numRuns: runs(30_000), seed: 5 },
    );
  }, 300_000);
});
