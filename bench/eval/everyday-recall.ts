import { FakeClock } from '../../shared/testing/fakes.ts';
import { embedderOf, memoryOfFakes } from '../../web/engine/memory/testing/memory-of-fakes.ts';
import type { IndexHit, IndexQuery } from '../../web/ports/memory-index.ts';
import { FakeMemoryIndex } from '../../web/ports/testing/fake-memory-index.ts';
import type { StaticEncoder } from '../../web/workers/embedding/static-encoder.ts';
import type { EverydayMemory, EverydayQuestion } from './everyday-memory.ts';

/** What a question brought, as ids of the memory's facts, the best first. */
export interface Asked {
  readonly question: EverydayQuestion;
  readonly found: readonly string[];
  /** The same before time had a say. */
  readonly foundWithoutTime: readonly string[];
  readonly bestScore: number;
}

/** Remembers what it last answered: that is what recall found, before time moves anything. */
class WatchedIndex extends FakeMemoryIndex {
  lastHits: readonly IndexHit[] = [];
  override async search(signal: AbortSignal, query: IndexQuery): Promise<readonly IndexHit[]> {
    this.lastHits = await super.search(signal, query);
    return this.lastHits;
  }
}

/** Keeps every fact on its day and asks every question on the last, through the recall of the app itself. */
export async function askEveryday(memory: EverydayMemory, encoder: StaticEncoder): Promise<Asked[]> {
  const clock = new FakeClock(memory.facts[0]?.at);
  const index = new WatchedIndex();
  const { memory: opened } = memoryOfFakes({ clock, index, embedder: embedderOf(encoder) });
  const ids = new Map<string, string>();
  for (const { id, text, at } of memory.facts) {
    clock.advance(at - clock.now());
    ids.set((await opened.remember(text)).fact.id, id);
  }
  clock.advance(memory.now - clock.now());
  const own = (id: string): string => ids.get(id) ?? id;
  const asked: Asked[] = [];
  for (const question of memory.questions) {
    const found = await opened.recall(new AbortController().signal, question.text, {
      k: memory.facts.length,
    });
    asked.push({
      question,
      found: found.map(({ fact }) => own(fact.id)),
      foundWithoutTime: index.lastHits.map(({ id }) => own(id)),
      bestScore: found[0]?.score ?? 0,
    });
  }
  return asked;
}
