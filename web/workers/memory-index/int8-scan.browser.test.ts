import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Int8Scan } from './int8-scan.ts';
import { createJsKernel } from './kernel/js-kernel.ts';
import type { KernelWithMemory } from './kernel/kernel.ts';
import { hasSimd, loadWasmKernel } from './kernel/wasm-kernel.ts';
import { chance } from '../../../shared/testing/chance.ts';
import { unitVector } from './testing/vectors.ts';
import { MemorySlab } from './testing/memory-slab.ts';
import { noSlab } from './vector-slab.ts';

const KERNELS: [string, () => Promise<KernelWithMemory>][] = [
  ['wasm', loadWasmKernel],
  ['js', async () => createJsKernel()],
];

const cosine = (a: Float32Array, b: Float32Array) =>
  a.reduce((sum, part, at) => sum + part * (b[at] ?? 0), 0);

describe.each(KERNELS)('the scan with the %s kernel', (_, load) => {
  it.each([1, 7, 8, 24, 32, 250, 256, 384])('scores vectors of %d parts', async (dimension) => {
    const random = chance(dimension);
    const scan = new Int8Scan(dimension, await load(), new MemorySlab());
    const vectors = Array.from({ length: 300 }, () => unitVector(random, dimension));
    for (const [row, vector] of vectors.entries()) scan.set(row, vector);
    const query = unitVector(random, dimension);
    const rows = Uint32Array.from(vectors.keys());
    const estimates = scan.score(query, vectors.length).slice();
    const exact = scan.exact(query, rows);
    for (const [row, vector] of vectors.entries()) {
      expect(Math.abs((estimates[row] ?? 9) - cosine(query, vector))).toBeLessThan(0.02);
      expect(exact[row]).toBeCloseTo(cosine(query, vector), 6);
    }
  });

  it('scores extremes as plain arithmetic does', async () => {
    const scan = new Int8Scan(16, await load(), noSlab);
    const same = new Float32Array(16).fill(0.25);
    const spike = Float32Array.from({ length: 16 }, (__, at) => (at === 3 ? -1 : 0));
    for (const [row, vector] of [same, same.map((part) => -part), spike].entries()) scan.set(row, vector);
    expect([...scan.score(same, 3)]).toEqual([1, -1, -0.25].map((score) => expect.closeTo(score, 6)));
    expect([...scan.score(spike, 3)]).toEqual([-0.25, 0.25, 1].map((score) => expect.closeTo(score, 6)));
  });

  it('adds up any number of extremes', async () => {
    const dimension = 5000;
    const scan = new Int8Scan(dimension, await load(), noSlab);
    const same = new Float32Array(dimension).fill(1 / Math.sqrt(dimension));
    for (let row = 0; row < 5; row += 1) scan.set(row, row % 2 === 0 ? same : same.map((part) => -part));
    expect([...scan.score(same, 5)]).toEqual([1, -1, 1, -1, 1].map((score) => expect.closeTo(score, 5)));
  });

  it.each([1, 15, 16, 17, 100])('tells the highest of each sixteen of %d rows', async (rows) => {
    const scan = new Int8Scan(8, await load(), noSlab);
    const random = chance(rows);
    for (let row = 0; row < 100; row += 1) scan.set(row, unitVector(random, 8));
    const scores = [...scan.score(unitVector(random, 8), rows)];
    const expected = scores.flatMap((_score, row) =>
      row % 16 === 0 ? [Math.max(...scores.slice(row, row + 16))] : [],
    );
    expect([...scan.peaks()]).toEqual(expected);
  });

  it('takes zeros for knowing nothing, and what was never set too', async () => {
    const scan = new Int8Scan(8, await load(), new MemorySlab());
    scan.set(2, new Float32Array(8));
    scan.set(
      1,
      Float32Array.from({ length: 8 }, () => 1e-44),
    );
    const query = unitVector(chance(1), 8);
    expect([...scan.score(query, 4)]).toEqual([0, 0, 0, 0]);
    expect([...scan.exact(query, Uint32Array.of(0, 1, 2))].map((score) => Math.abs(score))).toEqual([
      0,
      expect.closeTo(0, 9),
      0,
    ]);
    expect([...scan.score(new Float32Array(8), 3)]).toEqual([0, 0, 0]);
  });

  it.each([Number.NaN, Infinity, -Infinity])(
    'refuses a part that is %d, and stays as it was',
    async (part) => {
      const scan = new Int8Scan(8, await load(), new MemorySlab());
      const vector = unitVector(chance(2), 8);
      scan.set(0, vector);
      const before = scan.score(vector, 1)[0];
      const broken = vector.slice();
      broken[5] = part;
      expect(() => scan.set(0, broken)).toThrow('finite');
      expect(() => scan.score(broken, 1)).toThrow('finite');
      expect(() => scan.set(0, new Float32Array(7))).toThrow('parts');
      expect(scan.score(vector, 1)[0]).toBe(before);
    },
  );

  it('keeps every row while its memory grows', async () => {
    const scan = new Int8Scan(24, await load(), new MemorySlab());
    const random = chance(5);
    const vectors = Array.from({ length: 5000 }, () => unitVector(random, 24));
    for (const [row, vector] of vectors.entries()) scan.set(row, vector);
    const grown = scan.score(vectors[0] ?? new Float32Array(24), 5000).slice();
    const atOnce = new Int8Scan(24, await load(), new MemorySlab());
    for (const [row, vector] of [...vectors.entries()].toReversed()) atOnce.set(row, vector);
    expect(atOnce.score(vectors[0] ?? new Float32Array(24), 5000)).toEqual(grown);
  });

  it('keeps the estimate where the slab holds another vector than the one that was rounded', async () => {
    const slab = new MemorySlab();
    const scan = new Int8Scan(64, await load(), slab);
    const random = chance(6);
    const [mine, other, query] = [unitVector(random, 64), unitVector(random, 64), unitVector(random, 64)];
    scan.set(0, mine);
    slab.write(0, other);
    expect(scan.exact(query, Uint32Array.of(0))[0]).toBeCloseTo(scan.score(query, 1)[0] ?? 9, 1);
    expect(Math.abs((scan.exact(query, Uint32Array.of(0))[0] ?? 9) - cosine(query, mine))).toBeLessThan(0.01);
  });
});

describe('the two kernels', () => {
  it('give the same bits for anything finite', async () => {
    const wasm = await loadWasmKernel();
    const js = createJsKernel();
    const vector = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true, min: -4, max: 4 }), {
      minLength: 40,
      maxLength: 40,
    });
    const [first, second] = [wasm, js].map((kernel) => new Int8Scan(40, kernel, new MemorySlab()));
    if (!first || !second) throw new Error('There are two.');
    fc.assert(
      fc.property(fc.array(vector, { minLength: 1, maxLength: 5 }), vector, (rows, wanted) => {
        const query = Float32Array.from(wanted);
        for (const scan of [first, second])
          for (const [row, parts] of rows.entries()) scan.set(row, Float32Array.from(parts));
        const all = Uint32Array.from(rows.keys());
        expect(first.score(query, rows.length)).toEqual(second.score(query, rows.length));
        expect(first.peaks()).toEqual(second.peaks());
        expect(first.exact(query, all)).toEqual(second.exact(query, all));
        expect(first.codes()).toEqual(second.codes());
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('are chosen by what the browser knows', () => {
    expect(hasSimd()).toBe(true);
    expect(hasSimd({ ...WebAssembly, validate: () => false })).toBe(false);
  });
});

describe('a hundred thousand vectors of 384 parts', () => {
  it('take less than 50 MB', async () => {
    const scan = new Int8Scan(384, await loadWasmKernel(), noSlab);
    scan.makeRoom(100_000);
    expect(scan.memoryBytes).toBeLessThan(50_000_000);
    const oneByOne = new Int8Scan(384, await loadWasmKernel(), noSlab);
    const vector = unitVector(chance(3), 384);
    for (let row = 0; row < 100_000; row += 500) oneByOne.set(row, vector);
    expect(oneByOne.memoryBytes).toBeLessThan(50_000_000);
  });
});
