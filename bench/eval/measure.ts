import { meaningOf } from '../../shared/domain/recall/question.ts';
import { RECIPE, type Recipe } from '../../shared/domain/recall/weights.ts';
import type { StaticEncoder } from '../../web/workers/embedding/static-encoder.ts';
import { createIndexEngine, type IndexEngine } from '../../web/workers/memory-index/engine/index-engine.ts';
import { createJsScan } from '../../web/workers/memory-index/engine/js-scan.ts';
import type { Answer, Collection, Question } from './retrieval-task.ts';

/** How a task is run: in which recipe, with or without vectors and neighbours. */
export interface Setting {
  readonly recipe?: Recipe;
  readonly withoutVectors?: boolean;
  readonly withoutNeighbours?: boolean;
}

export interface Outcome {
  readonly collection: string;
  readonly qid: string;
  readonly category: string;
  readonly recallAt10: number;
}

const DEPTH = 10;
const CACHED = new Map<string, Float32Array>();

function embedded(encoder: StaticEncoder, text: string): Float32Array {
  const known = CACHED.get(text) ?? encoder.embed([text]);
  CACHED.set(text, known);
  return known;
}

function indexOf(collection: Collection, encoder: StaticEncoder, setting: Setting): IndexEngine {
  const { dimension } = encoder.model;
  const engine = createIndexEngine({
    dimension,
    scan: createJsScan(dimension),
    recipe: setting.recipe ?? RECIPE,
  });
  const vectors = new Float32Array(collection.items.length * dimension);
  for (const [at, { text }] of collection.items.entries())
    vectors.set(embedded(encoder, text), at * dimension);
  engine.put(collection.items, setting.withoutVectors ? null : vectors);
  return engine;
}

/** All questions of the collection that have an answer, through the engine as it ships. */
export function measure(
  collection: Collection,
  answers: ReadonlyMap<string, Answer>,
  encoder: StaticEncoder,
  setting: Setting,
): Outcome[] {
  const engine = indexOf(collection, encoder, setting);
  return collection.questions.flatMap(({ qid, query, now }) => {
    const answer = answers.get(qid);
    if (!answer || answer.gold.length === 0) return [];
    const hits = engine.search({
      text: query,
      vector: setting.withoutVectors ? null : embedded(encoder, meaningOf(query)),
      k: DEPTH,
      now,
      withoutNeighbours: setting.withoutNeighbours ?? false,
    });
    const found = new Set(hits.map(({ id }) => id));
    const right = answer.gold.filter((id) => found.has(id)).length;
    return [
      { collection: collection.id, qid, category: answer.category, recallAt10: right / answer.gold.length },
    ];
  });
}

/** All collections in one index: ids and sessions are told apart, everything else mixes. */
export function merged(
  collections: readonly Collection[],
  answers: ReadonlyMap<string, Answer>,
): { collection: Collection; answers: Map<string, Answer> } {
  const own = (collection: string, id: string): string => `${collection} ${id}`;
  const moved = new Map<string, Answer>();
  const questions: Question[] = [];
  for (const { id, questions: asked } of collections)
    for (const question of asked) {
      questions.push(question);
      const answer = answers.get(question.qid);
      if (answer) moved.set(question.qid, { ...answer, gold: answer.gold.map((gold) => own(id, gold)) });
    }
  const items = collections.flatMap(({ id, items: all }) =>
    all.map((item) => ({
      ...item,
      id: own(id, item.id),
      session: item.session === null ? null : own(id, item.session),
    })),
  );
  return { collection: { id: 'merged', items, questions }, answers: moved };
}

export function meanRecall(outcomes: readonly Outcome[]): number {
  return outcomes.reduce((sum, { recallAt10 }) => sum + recallAt10, 0) / Math.max(1, outcomes.length);
}
