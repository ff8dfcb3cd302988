import { describe, expect, it } from 'vitest';
import { readStaticWeights } from './safetensors.ts';
import { buildStaticModel, frameSafetensors } from './testing/tiny-static-model.ts';

const SCALE = { dtype: 'F32', shape: [1], data_offsets: [0, 4] };
const WEIGHT = { dtype: 'I8', shape: [1, 2], data_offsets: [4, 6] };
const ONE = [0, 0, 128, 63, 1, 255];
const framed = (header: unknown, bytes = ONE) => frameSafetensors(header, bytes);

describe('the weights of a static model', () => {
  it('have the shape their header says', () => {
    const { weights } = buildStaticModel({ sun: [1, -2, 3] }, 0.5);
    const read = readStaticWeights(weights);
    expect([read.rows, read.dimension]).toEqual([2, 3]);
    expect([...read.values]).toEqual([0, 0, 0, 1, -2, 3]);
    expect([...read.scales]).toEqual([0.5, 0.5]);
  });

  it('are read also where they lie in the middle of a larger buffer, of which only few numbers are copied', () => {
    const file = framed({ 'embedding.scale': SCALE, 'embedding.weight': WEIGHT });
    const larger = Buffer.concat([Buffer.from([9, 9, 9]), file]);
    const read = readStaticWeights(larger.subarray(3));
    expect([[...read.values], [...read.scales]]).toEqual([[1, -1], [1]]);
    expect([read.values.buffer === larger.buffer, read.scales.buffer === larger.buffer]).toEqual([
      true,
      false,
    ]);
  });

  it.each([
    ['it is empty', new Uint8Array(4)],
    ['it is cut short', framed({ 'embedding.scale': SCALE }).subarray(0, 20)],
    ['it is cut short', new TextEncoder().encode('<!doctype html><title>Not found</title>')],
    ['its header is not JSON', framed('{"embedding')],
    ['its header is no object', framed('7')],
    ['embedding.weight is not there', framed({ 'embedding.scale': SCALE })],
    ['embedding.scale is not there', framed({ 'embedding.weight': WEIGHT })],
    [
      'embedding.weight is not there as I8',
      framed({ 'embedding.scale': SCALE, 'embedding.weight': { ...WEIGHT, dtype: 'F16' } }),
    ],
    [
      'embedding.weight is not there as I8',
      framed({ 'embedding.scale': SCALE, 'embedding.weight': { ...WEIGHT, shape: [-1, -2] } }),
    ],
    [
      'embedding.weight has not the size it names',
      framed({ 'embedding.scale': SCALE, 'embedding.weight': WEIGHT }, [0, 0, 128, 63, 1]),
    ],
    [
      'embedding.weight has not the size it names',
      framed({ 'embedding.scale': SCALE, 'embedding.weight': { ...WEIGHT, shape: [3, 2] } }),
    ],
    [
      'its weights are no table',
      framed({ 'embedding.scale': SCALE, 'embedding.weight': { ...WEIGHT, shape: [2] } }),
    ],
    [
      'it has not one scale for each row',
      framed({ 'embedding.scale': SCALE, 'embedding.weight': { ...WEIGHT, shape: [2, 1] } }),
    ],
    [
      'a scale is not a number',
      framed({ 'embedding.scale': SCALE, 'embedding.weight': WEIGHT }, [0, 0, 192, 127, 1, 1]),
    ],
  ])('are refused where %s', (reason, file) => {
    expect(() => readStaticWeights(file)).toThrow(reason);
  });
});
