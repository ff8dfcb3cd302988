import { CATEGORY_SEEDS } from '../../../shared/domain/memory/category-seeds.ts';
import { guessCategories, type Witness } from '../../../shared/domain/memory/guess-category.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { Embedder } from '../../ports/embedder.ts';
import type { Memory } from '../../ports/memory.ts';
import type { MemoryIndex } from '../../ports/memory-index.ts';
import type { MemoryRepository } from '../../ports/memory-repository.ts';

export interface GuessingParts {
  repository: Pick<MemoryRepository, 'facts'>;
  index: Pick<MemoryIndex, 'getState' | 'search'>;
  embedder: Embedder;
  clock: Clock;
}

/** Facts asked for their category; among these are the nearest by meaning. */
const ASKED = 16;

/** By the facts a person filed before, and by what each category is about. Without a model there is no guess. */
export function createGuessing(parts: GuessingParts): Memory['guessCategories'] {
  const seedVectors = keepSeedVectors(parts.embedder);
  return async (signal, text) => {
    const { kind } = parts.embedder.getState();
    if (text.trim() === '' || kind === 'absent' || kind === 'failed') return [];
    const meaning = await parts.embedder.embed(signal, [text]);
    const seeds = await seedVectors(signal);
    const facts = await similarFacts(parts, signal, text, meaning);
    const texts = facts.map((fact) => fact.text);
    const vectors = texts.length > 0 ? await parts.embedder.embed(signal, texts) : new Float32Array();
    return guessCategories(
      witnesses(
        facts.map(({ category }) => category),
        vectors,
        meaning,
      ),
      witnesses(
        CATEGORY_SEEDS.map(([category]) => category),
        seeds,
        meaning,
      ),
    );
  };
}

/** They are the same for every guess of one model. */
function keepSeedVectors(embedder: Embedder): (signal: AbortSignal) => Promise<Float32Array> {
  let known: { readonly model: string; readonly vectors: Float32Array } | null = null;
  return async (signal) => {
    const model = (await embedder.model(signal))?.id ?? '';
    if (known?.model !== model)
      known = {
        model,
        vectors: await embedder.embed(
          signal,
          CATEGORY_SEEDS.map(([, about]) => about),
        ),
      };
    return known.vectors;
  };
}

async function similarFacts(
  { repository, index, clock }: GuessingParts,
  signal: AbortSignal,
  text: string,
  vector: Float32Array,
) {
  const open = index.getState();
  // Nobody waits for an index that is being opened with a fact in hand; another model's vectors say nothing here.
  if (open.kind !== 'ready' || open.model?.dimension !== vector.length) return [];
  const query = { kinds: ['fact'], superseded: 'show', text, vector, k: ASKED, now: clock.now() } as const;
  const hits = await index.search(signal, query);
  const facts = await repository.facts(hits.map(({ id }) => id));
  return facts.filter((fact) => fact !== undefined && fact.deletedAt === null) as {
    text: string;
    category: string;
  }[];
}

/** Vectors are of length one, so that a product is a cosine. */
function witnesses(categories: readonly string[], vectors: Float32Array, meaning: Float32Array): Witness[] {
  const length = meaning.length;
  return categories.map((category, at) => {
    const own = vectors.subarray(at * length, (at + 1) * length);
    return { category, closeness: own.reduce((sum, part, place) => sum + part * (meaning[place] ?? 0), 0) };
  });
}
