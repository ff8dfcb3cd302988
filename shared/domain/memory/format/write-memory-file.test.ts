import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { revisionAt } from '../../../lib/hlc.ts';
import { CATEGORIES, SOURCES, type Fact, type Passage, type Profile } from '../../../schemas/index.ts';
import { anyTalk } from '../../../testing/any-talk.ts';
import { runs } from '../../../testing/runs.ts';
import { readText } from '../imports/testing/read-text.ts';
import { EMPTY_MEMORY, type MemoryState } from '../merge/memory-state.ts';
import { sourceOfPieces } from './testing/source-of-pieces.ts';
import { plainMemoryFile } from './memory-file.ts';
import { memoryFileName, writeMemoryFile, type MemoryFileSource } from './write-memory-file.ts';

const STAMP = { exportedAt: Date.UTC(2026, 0, 2, 23, 59), deviceId: 'laptop00' };

async function written(source: MemoryFileSource): Promise<string> {
  let text = '';
  for await (const piece of writeMemoryFile(source, STAMP)) text += piece;
  return text;
}

const moment = fc.integer({ min: -8.64e15, max: Date.UTC(2026, 0, 2) });
const anyTime = fc.integer({ min: -8.64e15, max: 8.64e15 });
const id = fc
  .tuple(fc.nat(0xffff), fc.nat(0xffff))
  .map(
    ([a, b]) =>
      `0190${a.toString(16).padStart(4, '0')}-0000-7000-8000-00000000${b.toString(16).padStart(4, '0')}`,
  );
const name = fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' });
const text = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
const revision = fc
  .tuple(fc.integer({ min: 0, max: Date.UTC(2026, 0, 2) }), fc.constantFrom('laptop00', 'phone000'))
  .map(([ms, device]) => revisionAt(ms, device));
const metadata = fc.dictionary(
  name.filter((key) => !['__proto__', 'constructor', 'prototype'].includes(key)),
  fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.integer()),
  ),
  { maxKeys: 3, noNullPrototype: true },
);
const fact: fc.Arbitrary<Fact> = fc.record({
  id,
  text,
  category: fc.oneof(fc.constantFrom<string>(...CATEGORIES), name),
  source: fc.constantFrom(...SOURCES),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
  subject: fc.option(name),
  validFrom: fc.option(anyTime),
  validTo: fc.option(anyTime),
  supersedes: fc.array(id, { maxLength: 3 }),
  supersededBy: fc.option(id),
  provenance: fc.record(
    { quote: text, import: name, conversation: name, message: name },
    { requiredKeys: [] },
  ),
  pinned: fc.boolean(),
  metadata,
  createdAt: moment,
  updatedAt: moment,
  revision,
  deletedAt: fc.option(moment),
});
const passage: fc.Arbitrary<Passage> = fc.record({
  id,
  source: name,
  speaker: fc.option(name),
  at: anyTime,
  session: name,
  order: fc.nat(),
  text,
  metadata,
  createdAt: moment,
  revision,
  deletedAt: fc.option(moment),
});
const profile: fc.Arbitrary<Profile> = fc.record({
  name: fc.string({ maxLength: 8, unit: 'grapheme' }),
  locale: fc.constantFrom('', 'en-GB'),
  timeZone: fc.constantFrom('', 'Europe/Brussels'),
  preferences: fc.array(name, { maxLength: 3 }),
  context: fc.string({ unit: 'grapheme' }),
  pinnedFacts: fc.array(id, { maxLength: 3 }),
  updatedAt: moment,
  revision,
});
const unique = <Kept extends { id: string }>(one: fc.Arbitrary<Kept>) =>
  fc.uniqueArray(one, { maxLength: 5, selector: (kept) => kept.id });
const known = fc.record({
  facts: unique(fact),
  passages: unique(passage),
  history: fc.array(
    fc.tuple(fact, moment).map(([kept, replacedAt]) => ({ factId: kept.id, replacedAt, fact: kept })),
    { maxLength: 3 },
  ),
  earlier: fc.array(
    fc.oneof(
      profile.map((kept) => ({ kind: 'profile' as const, profile: kept })),
      passage.map((kept) => ({ kind: 'passage' as const, passage: kept })),
    ),
    { maxLength: 3 },
  ),
  erasures: unique(fc.record({ id, revision })),
  profile: fc.option(profile),
});
const memory: fc.Arbitrary<MemoryState> = fc
  .tuple(known, anyTalk)
  .map(([records, talk]) => ({ ...records, ...talk }));

describe('a memory file', () => {
  it('brings back every record exactly as it was', async () => {
    await fc.assert(
      fc.asyncProperty(memory, async (given) => {
        const { state, verdict, notes } = readText(await written(sourceOfPieces([given])));
        expect(notes).toEqual([]);
        expect(verdict).toBe('accept');
        expect(state).toEqual(given);
      }),
      { numRuns: runs(5000), seed: 1 },
    );
  }, 300_000);

  it('fits the schema that is published', async () => {
    await fc.assert(
      fc.asyncProperty(memory, async (given) => {
        const file: unknown = JSON.parse(await written(sourceOfPieces([given])));
        expect(plainMemoryFile.safeParse(file).error?.message).toBeUndefined();
      }),
      { numRuns: runs(1000), seed: 2 },
    );
  });

  it('is the same in whatever pieces its records come', async () => {
    await fc.assert(
      fc.asyncProperty(memory, async (given) => {
        const pieces = [
          ...given.facts.map((one) => ({ ...EMPTY_MEMORY, facts: [one] })),
          { ...given, facts: [], messages: [] },
          EMPTY_MEMORY,
          ...given.messages.map((one) => ({ ...EMPTY_MEMORY, messages: [one] })),
        ];
        expect(await written(sourceOfPieces(pieces))).toBe(await written(sourceOfPieces([given])));
      }),
      { numRuns: runs(500), seed: 3 },
    );
  });

  it('keeps what a profile and a passage were before', async () => {
    const [one] = fc.sample(fc.tuple(profile, passage), { numRuns: 1, seed: 5 });
    const earlier = one
      ? [
          { kind: 'profile' as const, profile: one[0] },
          { kind: 'passage' as const, passage: one[1] },
        ]
      : [];
    const given = { ...EMPTY_MEMORY, earlier };
    const { state } = readText(await written(sourceOfPieces([given])));
    expect(state.earlier).toHaveLength(2);
    expect(state.earlier).toEqual(earlier);
  });

  it('is written some records at a time, also where they come all at once', async () => {
    const [one] = fc.sample(fact, { numRuns: 1, seed: 4 });
    const facts = Array.from({ length: 1_200 }, () => one).filter((kept) => kept !== undefined);
    const pieces: string[] = [];
    for await (const piece of writeMemoryFile({ profile: null, facts: [facts] }, STAMP)) pieces.push(piece);
    const counts = pieces.map((piece) => piece.split('"createdAt"').length - 1);
    expect(counts.reduce((sum, count) => sum + count)).toBe(1_200);
    expect(Math.max(...counts)).toBe(500);
    expect((JSON.parse(pieces.join('')) as { facts: unknown[] }).facts).toHaveLength(1_200);
  });

  it('carries vectors where they are wanted', async () => {
    const [one] = fc.sample(fact, { numRuns: 1, seed: 5 });
    if (!one) throw new Error('There is no sample.');
    const vector = Float32Array.of(0.6, 0.8);
    const embeddings = { model: { id: 'tiny', dimension: 2 }, vectors: [[{ id: one.id, vector }]] };
    const file = await written({ profile: null, facts: [[one]], embeddings });
    expect(plainMemoryFile.safeParse(JSON.parse(file)).success).toBe(true);
    expect(readText(file)).toMatchObject({ verdict: 'accept', vectors: [{ id: one.id, vector }] });
  });

  it('says when and where it was written, and is called so', async () => {
    const file = JSON.parse(await written({ profile: null, facts: [] })) as object;
    expect(file).toMatchObject({ exportedAt: '2026-01-02T23:59:00.000Z', deviceId: 'laptop00' });
    expect(memoryFileName(STAMP.exportedAt)).toBe('nima-memory-2026-01-02.json');
    expect(memoryFileName(STAMP.exportedAt, true)).toBe('nima-memory-2026-01-02-locked.json');
  });
});
