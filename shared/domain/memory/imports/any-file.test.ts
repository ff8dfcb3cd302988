import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { revisionAt } from '../../../lib/hlc.ts';
import {
  conversation,
  earlierRecord,
  erasure,
  fact,
  factVersion,
  fold,
  message,
  offer,
  passage,
  profile,
  revision,
} from '../../../schemas/index.ts';
import { keptPersona } from '../../../schemas/persona.ts';
import { z } from '../../../schemas/zod.ts';
import { runs } from '../../../testing/runs.ts';
import { messagesById, pathTo } from '../../conversation/tree.ts';
import { EMPTY_MEMORY, type MemoryState } from '../merge/memory-state.ts';
import { readText } from './testing/read-text.ts';

const ID = '01900000-0000-7000-8000-000000000001';
const OTHER = '01900000-0000-7000-8000-000000000002';

describe('any file at all', () => {
  const keys =
    'id text category createdAt metadata revision supersedes supersededBy deletedAt provenance embedding';
  const more =
    'fact factId at order __proto__ constructor x conversation parent role leaf state end covers own';
  const key = fc.constantFrom(...keys.split(' '), ...more.split(' '));
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(ID, OTHER, '2025-01-01', revisionAt(5), 'f1', 1e20, -1, 'user', 'answering', 'x\ud800'),
  );
  const entry = fc.oneof(
    value,
    fc.dictionary(key, fc.oneof(value, fc.dictionary(key, value)), { maxKeys: 8 }),
  );
  const list = fc.oneof(
    { weight: 9, arbitrary: fc.array(entry, { maxLength: 6 }) },
    { weight: 1, arbitrary: value },
  );
  /** Of conversations that are in most files, so that what lies in them is looked at. */
  const within = (parts: Record<string, fc.Arbitrary<unknown>>) =>
    fc.array(
      fc.record(
        { id: fc.constantFrom(ID, OTHER), conversation: fc.constantFrom(ID, OTHER), text: value, ...parts },
        { requiredKeys: ['id', 'conversation'] },
      ),
      { maxLength: 4 },
    );
  const said = within({
    role: fc.constantFrom('user', 'assistant', 'system'),
    parent: fc.constantFrom(ID, OTHER, 'x', null),
    state: value,
    end: value,
    memory: value,
    cites: value,
    command: fc.oneof(value, fc.record({ name: value, result: value })),
    createdAt: value,
  });
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
      conversations: fc.oneof(list, fc.constant([{ id: ID }, { id: OTHER, leaf: ID }])),
      messages: fc.oneof(list, said),
      offers: fc.oneof(
        list,
        within({ message: fc.constantFrom(ID, 1), verdict: value, fact: value, key: value }),
      ),
      folds: fc.oneof(list, within({ covers: fc.constantFrom([ID], [], 1), by: value, includes: value })),
      persona: fc.oneof(entry, fc.record({ own: entry, off: list })),
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
    conversations: z.array(conversation),
    messages: z.array(message),
    offers: z.array(offer),
    folds: z.array(fold),
    persona: z.nullable(z.object({ ...keptPersona.shape, revision })),
  });
  const expectWhole = ({ conversations, messages }: MemoryState) => {
    const byId = messagesById(messages);
    expect(byId.size).toBe(messages.length);
    for (const { id, leaf } of conversations)
      if (leaf !== null) expect(byId.get(leaf)?.conversation).toBe(id);
    for (const { id, parent, ...rest } of messages) {
      if (parent !== null) expect(byId.get(parent)?.conversation).toBe(rest.conversation);
      expect(pathTo(id, byId)[0]?.parent).toBeNull();
      // What has not ended would have this device ask a companion.
      if (rest.role === 'assistant') expect(rest.state).toBe('ended');
    }
  };
  const expectVerdict = (text: string) => {
    const read = readText(text);
    expect(['accept', 'partial', 'reject']).toContain(read.verdict);
    expect(state.parse(read.state)).toEqual(read.state);
    expect(new Set(read.state.facts.map(({ id }) => id)).size).toBe(read.state.facts.length);
    expectWhole(read.state);
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
