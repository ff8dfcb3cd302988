import { writeFact } from '../../shared/domain/memory/facts.ts';
import type { EmbeddingModelChoice, Fact } from '../../shared/schemas/index.ts';
import { createFinding } from '../../web/engine/memory/finding.ts';
import { indexedFact } from '../../web/engine/memory/indexed.ts';
import { createAfter } from '../../web/platform/later.ts';
import { systemClock, uuidIds } from '../../web/platform/system.ts';
import type { Embedder } from '../../web/ports/embedder.ts';
import type { IndexedItem, MemoryIndex } from '../../web/ports/memory-index.ts';
import { NimaDatabase } from '../../web/storage/database.ts';
import { DexieMemoryRepository } from '../../web/storage/dexie-memory-repository.ts';
import { createEmbedder } from '../../web/workers/embedding/bridge.ts';
import { sourceOf } from '../../web/workers/embedding/embedding-models.ts';
import { startEmbeddingWorker } from '../../web/workers/embedding/start-worker.ts';
import { WorkerMemoryIndex } from '../../web/workers/memory-index/bridge.ts';
import type { Collection, Question } from '../eval/retrieval-task.ts';

export interface Ranking {
  readonly qid: string;
  /** The best first. */
  readonly ranked: readonly string[];
}

/** What the evaluation `retrieval` calls in the page. */
export interface RetrievalBench {
  /** Loads the model; null means words alone. Fails where it cannot be had: a run by words would pass for it. */
  begin(choice: EmbeddingModelChoice | null): Promise<void>;
  /** Answers all questions of a collection from an index of its own. */
  rank(collection: Collection, withoutNeighbours: boolean): Promise<readonly Ranking[]>;
}

declare global {
  interface Window {
    retrievalBench: RetrievalBench;
  }
}

/** As deep as rankings are looked at. */
const DEPTH = 100;
const never = new AbortController().signal;

let embedder = embedderOf(null);

/** The one of the app; with no model it behaves as where the model has not arrived yet. */
function embedderOf(choice: EmbeddingModelChoice | null): Embedder {
  return createEmbedder({
    source: sourceOf(choice ?? { from: 'built_in' }),
    startWorker: startEmbeddingWorker,
    whenReady: async () => {
      if (!choice) throw new Error('This run searches by words alone.');
    },
    after: createAfter(window),
  });
}

async function begin(choice: EmbeddingModelChoice | null): Promise<void> {
  embedder = embedderOf(choice);
  const model = await embedder.model(never);
  if (choice && !model) throw new Error(`The model cannot be run: ${JSON.stringify(embedder.getState())}`);
}

async function rank(collection: Collection, withoutNeighbours: boolean): Promise<readonly Ranking[]> {
  const index = new WorkerMemoryIndex({ name: `retrieval-${uuidIds.next()}` });
  try {
    await index.open(never, await embedder.model(never));
    const isTalk = collection.items.some(({ kind }) => kind !== 'fact');
    return isTalk ? await rankTalk(collection, index, withoutNeighbours) : await rankFacts(collection, index);
  } finally {
    await index.clear(never);
    index.close();
  }
}

async function rankTalk(
  { items, questions }: Collection,
  index: MemoryIndex,
  withoutNeighbours: boolean,
): Promise<Ranking[]> {
  const hasMeaning = await fill(index, items);
  // As the app does: what is also loaded at once would be no chunk of its own.
  const { meaningOf } = await import('../../shared/domain/recall/question.ts');
  return inTurn(questions, async ({ query, now }) => {
    const vector = hasMeaning ? await embedder.embed(never, [meaningOf(query)]) : null;
    const hits = await index.search(never, { text: query, vector, k: DEPTH, now, withoutNeighbours });
    return hits.map(({ id }) => id);
  });
}

/** Facts are answered from their records: what time does to them is the memory's work, not the index's. */
async function rankFacts({ items, questions }: Collection, index: MemoryIndex): Promise<Ranking[]> {
  const database = new NimaDatabase(`retrieval-${uuidIds.next()}`);
  const repository = new DexieMemoryRepository(database, systemClock);
  try {
    const facts = await repository.write([], () => items.map(draftOf));
    const nameOf = new Map(facts.map((fact, at) => [fact.id, items[at]?.id ?? '']));
    let asked = systemClock.now();
    await fill(
      index,
      facts.map((fact: Fact) => indexedFact(fact, fact.revision)),
    );
    const finding = createFinding({
      timeZone: () => 'UTC',
      repository,
      shown: repository,
      index,
      embedder,
      clock: { now: () => asked },
      reach: () => 'all',
    });
    return await inTurn(questions, async ({ query, now }) => {
      asked = now;
      const recalled = await finding.recall(never, query, { k: DEPTH });
      return recalled.map(({ fact }) => nameOf.get(fact.id) ?? '');
    });
  } finally {
    await database.delete();
  }
}

function draftOf({ text, speaker, at }: IndexedItem) {
  return writeFact(text, { subject: speaker }, { clock: { now: () => at }, ids: uuidIds });
}

/** Answers whether there are vectors. */
async function fill(index: MemoryIndex, items: readonly IndexedItem[]): Promise<boolean> {
  const texts = items.map(({ text }) => text);
  const model = await embedder.model(never);
  await index.put(never, items, model ? await embedder.embed(never, texts) : null);
  return model !== null;
}

/** One after the other: each is asked at a moment of its own. */
async function inTurn(
  questions: readonly Question[],
  answer: (question: Question) => Promise<readonly string[]>,
): Promise<Ranking[]> {
  const rankings: Ranking[] = [];
  for (const question of questions) rankings.push({ qid: question.qid, ranked: await answer(question) });
  return rankings;
}

window.retrievalBench = { begin, rank };
