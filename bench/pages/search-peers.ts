import { create, insertMultiple, search as searchOrama } from '@orama/orama';
import { Dexie } from 'dexie';
import { Index } from 'flexsearch';
import MiniSearch from 'minisearch';
import { DIMENSION, type Corpus, type Question } from './search-corpus.ts';
import { bestRows } from './search-nima.ts';

const K = 10;
const AT_A_TIME = 1000;
/** A peer that takes longer than this to take everything in is measured with what it has by then, and it is said. */
const PATIENCE_MS = 60_000;

export interface Peer {
  readonly name: string;
  readonly rows: number;
  run(question: Question): unknown;
}

async function inPieces(
  rows: number,
  add: (from: number, to: number) => Promise<void> | void,
): Promise<number> {
  const startedAt = performance.now();
  let done = 0;
  while (done < rows && performance.now() - startedAt < PATIENCE_MS) {
    const to = Math.min(rows, done + AT_A_TIME);
    await add(done, to);
    done = to;
  }
  return done;
}

/** Vectors, words and both at once. */
export async function buildOrama({
  items,
  vectors,
}: Corpus): Promise<Record<'vector' | 'hybrid' | 'keyword', Peer>> {
  const database = create({
    schema: { text: 'string', category: 'string', embedding: `vector[${DIMENSION}]` } as const,
  });
  const rows = await inPieces(items.length, async (from, to) => {
    const some = items.slice(from, to).map(({ id, text, category }, at) => ({
      id,
      text,
      category,
      embedding: Array.from(vectors.subarray((from + at) * DIMENSION, (from + at + 1) * DIMENSION)),
    }));
    await insertMultiple(database, some, AT_A_TIME);
  });
  const vectorOf = (question: Question) => ({ value: Array.from(question.vector), property: 'embedding' });
  const shared = { limit: K, similarity: 0.1 };
  return {
    vector: {
      name: 'Orama: vector',
      rows,
      run: async (question) =>
        searchOrama(database, { mode: 'vector', vector: vectorOf(question), ...shared }),
    },
    hybrid: {
      name: 'Orama: hybrid',
      rows,
      run: async (question) =>
        searchOrama(database, { mode: 'hybrid', term: question.text, vector: vectorOf(question), ...shared }),
    },
    keyword: {
      name: 'Orama: words',
      rows,
      run: async (question) => searchOrama(database, { term: question.text, properties: ['text'], limit: K }),
    },
  };
}

export async function buildMiniSearch({ items }: Corpus): Promise<Peer> {
  const index = new MiniSearch<{ id: string; text: string }>({ fields: ['text'] });
  const rows = await inPieces(items.length, (from, to) => index.addAll(items.slice(from, to)));
  return { name: 'MiniSearch', rows, run: ({ text }) => index.search(text).slice(0, K) };
}

export async function buildFlexSearch({ items }: Corpus): Promise<Peer> {
  const index = new Index({ tokenize: 'strict' });
  const rows = await inPieces(items.length, (from, to) => {
    for (let row = from; row < to; row += 1) index.add(row, items[row]?.text ?? '');
  });
  // Any of the words: as the others do, which rank by how many there are.
  return { name: 'FlexSearch', rows, run: ({ text }) => index.search(text, { limit: K, suggest: true }) };
}

/** What many an app does: all records out of the database for each question. */
export async function buildDexie({ items, vectors }: Corpus): Promise<Peer & { remove(): Promise<void> }> {
  const database = new Dexie(`bench-search-dexie-${items.length}`);
  await database.delete();
  database.version(1).stores({ facts: 'id' });
  await database.open();
  const facts = database.table<{ id: string; text: string; embedding: Float32Array }>('facts');
  const rows = await inPieces(items.length, async (from, to) => {
    const some = items.slice(from, to).map(({ id, text, category, at: createdAt }, at) => {
      const embedding = vectors.slice((from + at) * DIMENSION, (from + at + 1) * DIMENSION);
      return { id, text, category, createdAt, embedding };
    });
    await facts.bulkPut(some);
  });
  const run = async ({ text, vector }: Question) => {
    const all = await facts.toArray();
    const words = text.split(' ');
    const scores = Float32Array.from(all, (fact) => {
      let dot = 0;
      for (let at = 0; at < DIMENSION; at += 1)
        dot += (fact.embedding[at] as number) * (vector[at] as number);
      return dot + words.filter((word) => fact.text.includes(word)).length;
    });
    return bestRows(scores);
  };
  return { name: 'Dexie: toArray for each query', rows, run, remove: async () => database.delete() };
}
