import { describe, expect, it } from 'vitest';
import { buildFact, buildHealth, buildStatus } from '../testing/builders.ts';
import { companionStatus, dataOriginBody, errorBody, fact, FACT_MAX_LENGTH, health } from './index.ts';

const cases = (schema: { safeParse(value: unknown): { success: boolean } }, valid: object) => ({
  takes: (change: object) => schema.safeParse({ ...valid, ...change }).success,
});

describe('the record of a fact', () => {
  const { takes } = cases(fact, buildFact());

  it.each([
    ['as built', {}],
    ['the longest text', { text: 'a'.repeat(FACT_MAX_LENGTH) }],
    ['deleted', { deletedAt: 5 }],
    ['from before 1970', { createdAt: -1 }],
    ['in a category of one’s own', { category: 'garden' }],
    ['with whatever JSON can say about it', { metadata: { a: [1, { b: null }] } }],
  ])('is taken %s', (_, change) => {
    expect(takes(change)).toBe(true);
  });

  it.each([
    ['without a text', { text: '' }],
    ['one character too long', { text: 'a'.repeat(FACT_MAX_LENGTH + 1) }],
    ['with an id that does not sort by time (UUIDv4)', { id: '8d4f5c1e-2b3a-4c5d-9e8f-0a1b2c3d4e5f' }],
    ['with half a millisecond', { updatedAt: 0.5 }],
    ['with a time that is none', { createdAt: Number.NaN }],
    ['without saying whether it is deleted', { deletedAt: undefined }],
    ['surer than sure', { confidence: 1.5 }],
    ['with a revision that does not sort', { revision: '1-2-3' }],
    ['from nowhere', { source: 'rumour' }],
  ])('is refused %s', (_, change) => {
    expect(takes(change)).toBe(false);
  });
});

describe('the health of a companion', () => {
  const { takes } = cases(health, buildHealth());

  it.each([
    ['as built', {}],
    ['before it was told where the data lives', { dataOrigin: null }],
    ['with more than this version knows', { mood: 'calm' }],
    ['while stopping', { status: 'stopping' }],
  ])('is taken %s', (_, change) => {
    expect(takes(change)).toBe(true);
  });

  it.each([
    ['of another program', { name: 'grafana' }],
    ['with an origin that is no address', { dataOrigin: 'here' }],
    ['without a protocol', { protocol: undefined }],
  ])('is refused %s', (_, change) => {
    expect(takes(change)).toBe(false);
  });
});

describe('the status of a companion', () => {
  const { takes } = cases(companionStatus, buildStatus());

  it('is taken as built, and on a machine that tells no load', () => {
    expect(takes({})).toBe(true);
    expect(takes({ load: 0 })).toBe(true);
  });

  it.each([
    ['no core', { cores: 0 }],
    ['less than no memory', { memoryBytes: -1 }],
    ['an endless load', { load: Number.POSITIVE_INFINITY }],
  ])('is refused with %s', (_, change) => {
    expect(takes(change)).toBe(false);
  });
});

describe('what the app tells about its address', () => {
  it('is the address and nothing else', () => {
    const origin = 'http://localhost:8787';
    expect(dataOriginBody.safeParse({ origin }).success).toBe(true);
    expect(dataOriginBody.safeParse({ origin, owner: 'me' }).success).toBe(false);
    expect(dataOriginBody.safeParse({ origin: `${origin}/${'a'.repeat(200)}` }).success).toBe(false);
  });
});

describe('an error as it travels', () => {
  it('is readable with a code of a newer companion', () => {
    const error = { code: 'from_the_future', message: 'Wait.', retryable: true };
    expect(errorBody.parse({ error })).toEqual({ error });
  });

  it('is refused without a word on trying again', () => {
    expect(errorBody.safeParse({ error: { code: 'internal', message: 'It failed.' } }).success).toBe(false);
  });
});
