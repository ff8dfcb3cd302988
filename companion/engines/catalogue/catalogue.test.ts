import { describe, expect, it } from 'vitest';
import { readableModelFiles } from '../../../shared/protocol/model-files.ts';
import { hardware, modelId, type Hardware } from '../../../shared/schemas/index.ts';
import { idOfFile } from '../models/scan/model-names.ts';
import { CATALOGUE, DEFAULTS } from './catalogue.ts';
import { recommend } from './recommend.ts';

describe('the catalogue', () => {
  it.each(CATALOGUE)('names $id so that it can be asked for and checked', (entry) => {
    expect(modelId.parse(entry.id)).toBe(entry.id);
    expect(entry.licenceUrl).toMatch(/^https:/);
    for (const file of entry.files) {
      expect(file.url).toMatch(/^https:\/\/huggingface\.co\/[\w.-]+\/[\w.-]+\/resolve\/[a-f0-9]{40}\//);
      expect(file.url.endsWith(`/${file.path}`)).toBe(true);
      expect(file.path).toMatch(/^[\w-][\w.-]*(\/[\w-][\w.-]*)?$/);
      expect(file.sha256 ?? '0'.repeat(64)).toMatch(/^[a-f0-9]{64}$/);
      expect(file.sizeBytes ?? 1).toBeGreaterThan(0);
    }
  });

  it('says every id, file and hash once', () => {
    const files = CATALOGUE.flatMap((entry) => entry.files);
    for (const list of [
      CATALOGUE.map(({ id }) => id),
      files.map(({ url }) => url),
      files.map(({ sha256 }) => sha256),
    ]) {
      expect(new Set(list).size).toBe(list.length);
    }
  });

  it('knows a copy of its models by the name of the file', () => {
    for (const { id, files } of CATALOGUE.filter(({ use }) => use !== 'search')) {
      expect(idOfFile(files[0]?.path ?? '')).toBe(id);
    }
  });

  it('brings all that the app needs to search by meaning', () => {
    const sentence = CATALOGUE.find(({ use }) => use === 'search');
    expect(readableModelFiles(sentence?.files ?? [])).toHaveLength(4);
    expect(sentence?.folder).toBe('embeddings/Xenova/all-MiniLM-L6-v2');
  });

  it('recommends only what it has', () => {
    const ids = CATALOGUE.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(DEFAULTS.map(({ id }) => id)));
  });
});

const GIB = 2 ** 30;
const machine = (gib: number, more: Partial<Hardware> = {}): Hardware =>
  hardware.parse({
    memoryBytes: Math.round(gib * GIB),
    cores: 4,
    board: null,
    gpu: null,
    freeDiskBytes: 100 * GIB,
    ...more,
  });
const choose = (found: Hardware) => recommend(found, CATALOGUE, DEFAULTS);

describe('the recommended model', () => {
  it.each([
    ['a Pi with 2 GB', 1.85, 'qwen3-0.6b-q4_0', 2048],
    ['a Pi with 4 GB', 3.7, 'llama-3.2-1b-instruct-q4_0', 4096],
    ['a Pi with 8 GB', 7.87, 'qwen3-1.7b-q4_0', 4096],
    ['a Pi with 16 GB', 15.8, 'qwen3-4b-instruct-2507-q4_0', 8192],
    ['a laptop with 32 GB', 31.1, 'qwen3-4b-instruct-2507-q4_0', 8192],
    ['a container limited to 6 GB', 6, 'llama-3.2-1b-instruct-q4_0', 4096],
  ])('of %s', (_, gib, id, contextTokens) => {
    expect(choose(machine(gib))).toMatchObject({ id, contextTokens });
  });

  it('is none where a machine is too small for all', () => {
    expect(choose(machine(1))).toBeNull();
  });

  it('says why, with the figures of the machine', () => {
    const board = 'Raspberry Pi 5 Model B Rev 1.0';
    expect(choose(machine(7.87, { board }))).toEqual({
      id: 'qwen3-1.7b-q4_0',
      contextTokens: 4096,
      reason:
        'Raspberry Pi 5 Model B Rev 1.0 has 7.9 GB of memory and 4 cores. Qwen3 1.7B takes 1.1 GB of it and leaves room for everything else. The balance of speed and sense for a Raspberry Pi with 8 GB.',
      better: {
        id: 'qwen3-4b-instruct-2507-q4_0',
        reason:
          'Qwen3 4B Instruct fits as well. The best answers of these, at less than half the speed of the 1.7B.',
      },
    });
    expect(choose(machine(2, { cores: 1 }))?.reason).toMatch(
      /^This machine has 2\.0 GB of memory and 1 core\./,
    );
  });

  it('is a smaller one where the disk has no room for the right one', () => {
    const found = choose(machine(7.9, { freeDiskBytes: 1_200_000_000 }));
    expect(found).toMatchObject({
      id: 'qwen3-0.6b-q4_0',
      better: null,
      reason: expect.stringContaining('The disk has no room for a larger model'),
    });
  });

  it('stays the right one where the disk has room for none, and says so', () => {
    expect(choose(machine(7.9, { freeDiskBytes: 0 }))).toMatchObject({
      id: 'qwen3-1.7b-q4_0',
      better: null,
      reason: expect.stringContaining('free some first'),
    });
  });

  it('does not ask for room where the disk does not tell', () => {
    expect(choose(machine(7.9, { freeDiskBytes: null }))?.id).toBe('qwen3-1.7b-q4_0');
  });
});
