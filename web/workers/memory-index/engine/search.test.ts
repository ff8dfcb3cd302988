import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chance } from '../../../../shared/testing/chance.ts';
import { BEGUN } from '../../../../shared/domain/recall/weights.ts';
import { runs } from '../../../../shared/testing/runs.ts';
import { buildItem } from '../../../ports/testing/memory-index-contract.ts';
import { unitVector } from '../testing/vectors.ts';
import { createIndexEngine, type IndexEngine } from './index-engine.ts';
import { createJsScan } from './js-scan.ts';
import { createExactScan } from './testing/exact-scan.ts';
import { DIMENSION, item, query, vector } from './testing/random-items.ts';

const filled = fc
  .array(fc.tuple(item, vector), { minLength: 60, maxLength: 250, size: 'max' })
  .map((pairs) => ({
    items: pairs.map(([one], at) => ({ ...one, id: `id-${at}` })),
    vectors: Float32Array.from(pairs.flatMap(([, values]) => values)),
  }));

const scores = (engine: IndexEngine, asked: Parameters<IndexEngine['search']>[0]): number[] =>
  engine.search(asked).map(({ score }) => score);

describe('a search among many', () => {
  it('gives the first few of what it would give if all were asked for', () => {
    fc.assert(
      fc.property(filled, query, fc.integer({ min: 1, max: 12 }), ({ items, vectors }, asked, k) => {
        const engine = createIndexEngine({ dimension: DIMENSION, scan: createExactScan(DIMENSION) });
        engine.put(items, vectors);
        const few = scores(engine, { ...asked, k });
        const all = scores(engine, { ...asked, k: items.length });
        expect(few).toEqual(all.slice(0, k).map((score) => expect.closeTo(score, 5)));
      }),
      { numRuns: runs(150), seed: 11 },
    );
  });

  it('passes over frequent words alone, and misses nothing', () => {
    const random = chance(14);
    const wordOf = () => `word${Math.floor(60 ** random())}`;
    const textOf = (count: number) => Array.from({ length: count }, wordOf).join(' ');
    const engine = createIndexEngine({ dimension: 1, scan: createExactScan(1) });
    const items = Array.from({ length: 1500 }, (_, at) => {
      const words = textOf(1 + Math.floor(random() * 12));
      return buildItem(`id-${at}`, words, { at: 0, pinned: random() < 0.1 });
    });
    engine.put(items, null);
    for (let round = 0; round < 80; round += 1) {
      const asked = { text: textOf(4), vector: null, now: 0, typing: random() < 0.2 };
      const all = scores(engine, { ...asked, k: items.length });
      const k = 1 + Math.floor(random() * 10);
      expect(scores(engine, { ...asked, k })).toEqual(
        all.slice(0, k).map((score) => expect.closeTo(score, 5)),
      );
    }
  });

  it('finds what says a more frequent word again and again', () => {
    const engine = createIndexEngine({ dimension: 1, scan: createExactScan(1) });
    const said = (count: number, text: string) => Array.from({ length: count }, () => text);
    const texts = [...said(30, 'rooibos'), ...said(60, 'kettle'), ...said(900, 'nothing else')];
    const put = [...texts, 'kettle kettle kettle kettle kettle kettle'].map((text, at) => {
      return buildItem(`id-${String(at).padStart(3, '0')}`, text, { at: 0 });
    });
    engine.put(put, null);
    const asked = { text: 'rooibos kettle', vector: null, k: 3, now: 0 };
    expect(engine.search(asked)[0]?.id).toBe('id-990');
  });

  it('gives of many words begun so the same share to each', () => {
    const engine = createIndexEngine({ dimension: 1, scan: createExactScan(1) });
    const words = Array.from('abcdefghijklmnopqrst', (letter) => `teapo${letter}`);
    engine.put(
      words.map((word, at) => buildItem(`id-${at}`, `${word} ${'cup '.repeat(at % 3)}${word}`, { at: 0 })),
      null,
    );
    const keywords = (text: string, typing: boolean) =>
      new Map(
        engine
          .search({ text, vector: null, k: words.length, now: 0, typing })
          .map(({ id, parts }) => [id, parts.keyword]),
      );
    const begun = keywords('teap', true);
    expect(begun.size).toBe(words.length);
    for (const [at, word] of words.entries())
      expect(begun.get(`id-${at}`)).toBeCloseTo(BEGUN * (keywords(word, false).get(`id-${at}`) ?? 0), 6);
  });

  it('puts what is found in the order of exact vectors, whatever was rounded', () => {
    const dimension = 16;
    const random = chance(13);
    for (let round = 0; round < 50; round += 1) {
      const items = Array.from({ length: 200 }, (_, at) => buildItem(`id-${at}`, 'tea', { at: 0 }));
      const vectors = Float32Array.from(items.flatMap(() => [...unitVector(random, dimension)]));
      const asked = { text: '', vector: unitVector(random, dimension), k: 10, now: 0 };
      const [rounded, exact] = [createJsScan(dimension), createExactScan(dimension)].map((scan) => {
        const engine = createIndexEngine({ dimension, scan });
        engine.put(items, vectors);
        return scores(engine, asked);
      });
      expect(rounded).toEqual(exact?.map((score) => expect.closeTo(score, 5)));
    }
  });
});
