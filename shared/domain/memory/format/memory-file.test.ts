import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { memoryFile } from './memory-file.ts';

const published = JSON.parse(
  readFileSync(new URL('../../../../public/schemas/memory-1.schema.json', import.meta.url), 'utf8'),
) as Parameters<typeof z.fromJSONSchema>[0];

/** What other programs check with, made of the published file alone. */
const theirs = z.fromJSONSchema(published);

const own = (parts: object) => ({ format: 'nima-memory', version: 1, facts: [], ...parts });
const fact = (parts: object) => own({ facts: [{ text: 'a', ...parts }] });
const sealed = (parts: object) => ({
  format: 'nima-memory',
  version: 1,
  encryption: {
    kdf: 'PBKDF2-SHA-256',
    iterations: 600_000,
    salt: 'AAAAAAAAAAAAAAAAAAAAAA==',
    cipher: 'AES-256-GCM',
    nonce: 'AAAAAAAAAAA=',
    ...parts,
  },
  segments: ['AAAA'],
});
const ID = '01900000-0000-7000-8000-000000000001';

describe('the published schema of a memory file', () => {
  it('is the one the app uses', () => {
    expect(published).toEqual({
      $id: 'https://nima.invalid/schemas/memory-1.schema.json',
      title: 'Nima memory, version 1',
      ...(JSON.parse(JSON.stringify(z.toJSONSchema(memoryFile, { io: 'input' }))) as object),
    });
  });

  it.each([
    ['nothing', own({})],
    ['a text alone', fact({})],
    [
      'dates to read and dates to count',
      fact({ createdAt: '2026-01-02T12:00:00Z', updatedAt: 5, validFrom: null }),
    ],
    ['an offset', fact({ createdAt: '2026-01-02T12:00:00+02:00' })],
    ['a category of its own', fact({ category: 'Sourdough' })],
    ['details', fact({ metadata: { a: [1, { b: null }] } })],
    ['an id of another program', fact({ id: 'f1', supersedes: ['f2'] })],
    ['a version', own({ history: [{ factId: 'f1', replacedAt: 5, fact: { text: 'a' } }] })],
    ['a tombstone', own({ tombstones: [{ id: ID }] })],
    ['no profile', own({ profile: null })],
    ['a profile', own({ profile: { name: 'Ada', pinnedFacts: [ID] } })],
    ['a passage', own({ passages: [{ text: 'a', order: 0 }] })],
    ['vectors', own({ embeddings: { model: 'm', dimension: 2, vectors: [{ id: ID, data: 'AAAA' }] } })],
    ['more than this version knows', { ...own({}), mood: 'calm' }],
    ['a passphrase', sealed({})],
  ])('takes a file with %s, as the app does', (_, file) => {
    expect([memoryFile.safeParse(file).success, theirs.safeParse(file).success]).toEqual([true, true]);
  });

  it.each([
    ['of another format', { ...own({}), format: 'other' }],
    ['of another version', { ...own({}), version: 2 }],
    ['without facts', { format: 'nima-memory', version: 1 }],
    ['with facts that are no list', own({ facts: {} })],
    ['with a fact without a text', own({ facts: [{ category: 'home' }] })],
    ['with an empty text', fact({ text: '' })],
    ['with a text too long', fact({ text: 'a'.repeat(20_001) })],
    ['with a date that is none', fact({ createdAt: 'yesterday' })],
    ['with a confidence above 1', fact({ confidence: 2 })],
    ['with a source that is none', fact({ source: 'gossip' })],
    ['with a revision that is none', fact({ revision: 'x' })],
    ['with a tombstone without an id of Nima', own({ tombstones: [{ id: 'f1' }] })],
    ['with a passage before the first', own({ passages: [{ text: 'a', order: -1 }] })],
    ['with too few iterations', sealed({ iterations: 1000 })],
    ['with iterations for years', sealed({ iterations: 1e12 })],
    ['with another cipher', sealed({ cipher: 'ROT13' })],
  ])('refuses a file %s, as the app does', (_, file) => {
    expect([memoryFile.safeParse(file).success, theirs.safeParse(file).success]).toEqual([false, false]);
  });
});
