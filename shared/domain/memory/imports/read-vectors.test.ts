import { describe, expect, it } from 'vitest';
import { writeVector } from '../format/vector-data.ts';
import { readJson, readText } from './testing/read-text.ts';

const own = (parts: object) => ({ format: 'nima-memory', version: 1, ...parts });
const codes = ({ notes }: { notes: readonly { code: string }[] }) => notes.map(({ code }) => code);

describe('vectors of a file', () => {
  const data = writeVector(Float32Array.of(0.6, 0.8));
  const read = (embeddings: unknown, facts: unknown = [{ id: 'f', text: 'a' }]) =>
    readJson(own({ facts, embeddings }));
  const vectors = [{ id: 'f', data }];

  it('are taken where they are of the model in use', () => {
    const { verdict, state, vectors: taken } = read({ model: 'tiny', dimension: 2, vectors });
    expect(verdict).toBe('accept');
    expect(taken).toEqual([{ id: state.facts[0]?.id, vector: Float32Array.of(0.6, 0.8) }]);
  });

  it.each([
    ['another model', { model: 'large', dimension: 2, vectors }],
    ['another dimension', { model: 'tiny', dimension: 3, vectors }],
    ['no model', 7],
  ])('are left aside where they are of %s, which loses nothing', (_, embeddings) => {
    expect(read(embeddings)).toMatchObject({ verdict: 'accept', vectors: [] });
  });

  it('are left aside where no model is in use', () => {
    const text = JSON.stringify(
      own({ facts: [{ text: 'a' }], embeddings: { model: 'tiny', dimension: 2, vectors } }),
    );
    expect(readText(text, { model: null }).vectors).toEqual([]);
  });

  it.each([
    ['of another length', { id: 'f', data: writeVector(Float32Array.of(1)) }],
    ['of zeros', { id: 'f', data: writeVector(Float32Array.of(0, 0)) }],
    ['not of numbers', { id: 'f', data: writeVector(Float32Array.of(Number.NaN, 1)) }],
    ['not in base64', { id: 'f', data: '!!!!!!!!!!!=' }],
    ['not a text', { id: 'f', data: [0.6, 0.8] }],
    ['of nobody', { id: 'g', data }],
    ['without an id', { data }],
    ['nothing', null],
  ])('are dropped and computed anew where one is %s', (_, vector) => {
    expect(read({ model: 'tiny', dimension: 2, vectors: [vector] })).toMatchObject({
      verdict: 'partial',
      vectors: [],
      notes: [{ code: 'vectors_dropped', count: 1 }],
    });
  });

  it('are dropped where their list is none', () => {
    expect(codes(read({ model: 'tiny', dimension: 2, vectors: 5 }))).toEqual(['vectors_dropped']);
  });
});
