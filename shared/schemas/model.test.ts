import { describe, expect, it } from 'vitest';
import { hardware, modelChoice, modelHash, modelPlace } from './index.ts';

describe('the id of a model', () => {
  it.each(['a', 'qwen3-1.7b-q4_0', '7b', 'a'.repeat(120)])('%j is taken', (id) => {
    expect(modelChoice.safeParse({ id }).success).toBe(true);
  });

  it.each(['', '.', '..', '-a', '../a', 'a/b', 'a\\b', 'A', 'a b', 'a\u0000', 'ä', 'a'.repeat(121), 7, null])(
    '%j is refused: an address is no path',
    (id) => {
      expect(modelChoice.safeParse({ id }).success).toBe(false);
    },
  );

  it('comes alone', () => {
    expect(modelChoice.safeParse({ id: 'a', path: '/etc/passwd' }).success).toBe(false);
  });
});

describe('what is said of a model', () => {
  const progress = { phase: 'waiting', doneBytes: 1, totalBytes: null, bytesPerSecond: null, attempt: 2 };

  it.each([
    { kind: 'offered', keptBytes: 0, failure: null },
    { kind: 'offered', keptBytes: 5, failure: { code: 'of_a_newer_version', message: 'No.' } },
    { kind: 'pulling', progress },
    { kind: 'present', path: '/m/a.gguf', canDelete: false },
    {
      kind: 'broken',
      path: '/m/a.gguf',
      canDelete: true,
      failure: { code: 'model_unusable', message: 'No.' },
    },
  ])('may be that it is $kind', (place) => {
    expect(modelPlace.parse(place)).toEqual(place);
  });

  it.each([
    { kind: 'offered', keptBytes: -1, failure: null },
    { kind: 'pulling', progress: { ...progress, phase: 'praying' } },
    { kind: 'pulling', progress: { ...progress, attempt: 0 } },
    { kind: 'broken', path: '/m/a.gguf', canDelete: true },
    { kind: 'lost' },
  ])('is not %j', (place) => {
    expect(modelPlace.safeParse(place).success).toBe(false);
  });

  it('names a hash only where there is one', () => {
    expect(modelHash.safeParse({ kind: 'known', sha256: 'a'.repeat(64) }).success).toBe(true);
    expect(modelHash.safeParse({ kind: 'known', sha256: 'A'.repeat(64) }).success).toBe(false);
    expect(modelHash.safeParse({ kind: 'pinned', sha256: 'a'.repeat(64) }).success).toBe(false);
  });

  it('is nothing that a machine did not tell', () => {
    const told = { memoryBytes: 1, cores: 1, board: null, gpu: null, freeDiskBytes: null };
    expect(hardware.parse(told)).toEqual(told);
    expect(hardware.safeParse({ ...told, gpu: { name: 'X', memoryBytes: null } }).success).toBe(false);
  });
});
