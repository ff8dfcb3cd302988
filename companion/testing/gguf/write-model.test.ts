import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../temp-folder.ts';
import { halfBits, NUMBER_FORMATS, type NumberFormat } from './number-format.ts';
import { scriptOf } from './script.ts';
import { makeVocabulary } from './vocabulary.ts';
import { type ModelToWrite, writeModel } from './write-model.ts';

const FORMATS: readonly NumberFormat[] = ['f32', 'f16', 'q8_0', 'q4_0'];

describe('a model made in the run', () => {
  const written = async (wish: ModelToWrite): Promise<Buffer> => {
    const path = join(await tempFolder(), 'model.gguf');
    await writeModel(path, wish);
    return readFile(path);
  };

  it.each(FORMATS)('begins as every GGUF does and holds all its tensors in %s', async (format) => {
    const bytes = await written({ format });
    expect(bytes.toString('latin1', 0, 4)).toBe('GGUF');
    expect(bytes.readUInt32LE(4)).toBe(3);
    expect(bytes.readBigUInt64LE(8)).toBe(21n);
    expect(bytes.length % 32).toBe(0);
    // The two tables of tokens alone.
    expect(bytes.length).toBeGreaterThan(2 * NUMBER_FORMATS[format].bytesOf(64 * 500));
  });

  it('is the same for the same seed and another one for another', async () => {
    const one = await written({ seed: 7 });
    expect(one.equals(await written({ seed: 7 }))).toBe(true);
    expect(one.equals(await written({ seed: 8 }))).toBe(false);
  });

  it('is smaller the fewer bits a weight has', async () => {
    const sizes: number[] = [];
    for (const format of FORMATS) {
      sizes.push((await written({ format })).length);
    }
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });

  it('follows each word of its script with the next, opens with the first and ends the turn', () => {
    const vocabulary = makeVocabulary(['calm', 'seas']);
    const script = scriptOf('calm seas', vocabulary);
    const [calm, seas] = [vocabulary.wordId('calm'), vocabulary.wordId('seas')];
    expect(script.before(calm)).toEqual([vocabulary.idOf('<0x0A>')]);
    expect(script.before(seas)).toEqual([calm]);
    expect(script.before(vocabulary.idOf('<|im_end|>'))).toEqual([seas]);
    expect(script.before(vocabulary.idOf('<unk>'))).toEqual([]);
    expect(() => scriptOf('calm calm', vocabulary)).toThrow('A word occurs twice');
  });

  it.each([
    [0, 0],
    [1, 0x3c00],
    [-2, 0xc000],
    [65_504, 0x7bff],
    [2 ** -24, 1],
    [1e9, 0x7c00],
  ])('writes %d as the half-precision bits of it', (value, bits) => {
    expect(halfBits(value)).toBe(bits);
  });
});
