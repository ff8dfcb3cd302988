import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Fact } from '../../../shared/schemas/index.ts';
import { buildFact } from '../../../shared/testing/builders.ts';
import { CountingIds, FakeClock } from '../../../shared/testing/fakes.ts';
import { buildQuestion } from '../../../shared/testing/talk-builders.ts';
import type { EmbeddingModel } from '../../ports/embedder.ts';
import { createFakeEmbedder, type FakeEmbedder } from '../../ports/testing/fake-embedder.ts';
import { FakeMemoryIndex } from '../../ports/testing/fake-memory-index.ts';
import { FakeMemoryRepository } from '../../ports/testing/fake-memory-repository.ts';
import { until } from '../../ports/testing/until.ts';
import { createIndexer, type IndexerParts } from './indexer.ts';

const NEVER = new AbortController().signal;
const ids = new CountingIds();
const forever = async () => new Promise<void>(() => undefined);
const factOf = (text: string, parts: Partial<Fact> = {}) => buildFact({ id: ids.next(), text, ...parts });

function open(more: Partial<Pick<IndexerParts, 'inTurn' | 'patience'>> & { embedder?: FakeEmbedder } = {}) {
  const clock = new FakeClock();
  const parts = {
    repository: new FakeMemoryRepository(clock),
    index: new FakeMemoryIndex(),
    embedder: createFakeEmbedder(),
    clock,
    patience: forever,
    inTurn: async (_signal: AbortSignal, work: () => Promise<void>) => work(),
    ...more,
  };
  const follow = () => {
    const indexer = createIndexer(parts);
    onTestFinished(() => indexer.close());
    return indexer;
  };
  return { ...parts, follow };
}

/** The texts found by words, best first. */
async function found({ index, repository }: Pick<IndexerParts, 'index' | 'repository'>, text: string) {
  const hits = await index.search(NEVER, { text, vector: null, k: 10, now: 0 });
  return (await repository.facts(hits.map(({ id }) => id))).map((fact) => fact?.text);
}

describe('the index', () => {
  it('is told of what was written before and after it began', async () => {
    const parts = open();
    await parts.repository.write([], () => [factOf('The bicycle is blue.')]);
    const indexer = parts.follow();
    await parts.repository.write([], () => [factOf('The bicycle was stolen.')]);
    await indexer.caughtUp(NEVER);
    expect(new Set(await found(parts, 'bicycle'))).toEqual(
      new Set(['The bicycle is blue.', 'The bicycle was stolen.']),
    );
  });

  it('does not make a search for facts wait for a message that is still on its way', async () => {
    const parts = open();
    const indexer = parts.follow();
    await indexer.caughtUp(NEVER);
    const message = buildQuestion({ id: ids.next(), text: 'Where is the bicycle?' });
    const written = parts.repository.newer.bind(parts.repository);
    vi.spyOn(parts.repository, 'newer').mockImplementation(async (than, limit, kinds) =>
      kinds ? written(than, limit, kinds) : [{ kind: 'message', position: '1', message }],
    );
    const all = vi.fn<() => void>();
    void indexer.caughtUp(NEVER).then(all);
    await indexer.caughtUp(NEVER, { kinds: ['fact', 'erased'] });
    expect(all).not.toHaveBeenCalled();
  });

  it('forgets what is deleted or erased, and learns again what is brought back', async () => {
    const parts = open();
    const [kept, erased] = [factOf('The bicycle is blue.'), factOf('The bicycle is a secret.')];
    await parts.repository.write([], () => [kept, erased]);
    const indexer = parts.follow();
    await parts.repository.erase([erased.id]);
    const set = async (deletedAt: number | null) =>
      parts.repository.write([kept.id], (facts) =>
        [...facts.values()].map((fact) => ({ ...fact, deletedAt })),
      );
    await set(5);
    await indexer.caughtUp(NEVER);
    expect(await found(parts, 'bicycle')).toEqual([]);
    await set(null);
    await indexer.caughtUp(NEVER);
    expect(await found(parts, 'bicycle')).toEqual(['The bicycle is blue.']);
  });

  it('is told of thousands in pieces, in turn with other tabs', async () => {
    let turns = 0;
    const parts = open({
      inTurn: async (_signal, work) => {
        turns += 1;
        await work();
      },
    });
    await parts.repository.write([], () => Array.from({ length: 1_000 }, (_, at) => factOf(`Fact ${at}.`)));
    await parts.follow().caughtUp(NEVER);
    expect(parts.index.getState()).toMatchObject({ kind: 'ready', size: 1_000 });
    expect(turns).toBe(1);
    expect(parts.embedder.asked).toHaveLength(1_000);
  });

  it('is searched by words while the model is on its way, and by meaning once it came', async () => {
    const embedder = createFakeEmbedder();
    embedder.isHere = false;
    const parts = open({ embedder });
    await parts.repository.write([], () => [factOf('The bicycle is blue.')]);
    const indexer = parts.follow();
    await indexer.caughtUp(NEVER);
    expect(parts.index.getState()).toMatchObject({ size: 1, model: null });
    expect(await found(parts, 'bicycle')).toHaveLength(1);
    embedder.isHere = true;
    const model = (await embedder.model(NEVER)) as EmbeddingModel;
    await until(
      parts.index,
      (state) => state.kind === 'ready' && state.model?.id === model.id && state.size === 1,
    );
    const vector = await embedder.embed(NEVER, ['bicycle']);
    const [hit] = await parts.index.search(NEVER, { text: 'zzz', vector, k: 1, now: 0 });
    expect(hit?.parts.vector).toBeGreaterThan(0);
  });

  it('is told the meaning of what was written in an earlier session without a model', async () => {
    const parts = open();
    const model = (await parts.embedder.model(NEVER)) as EmbeddingModel;
    await parts.repository.write([], () => [factOf('The kettle is red.')]);
    const first = parts.follow();
    await first.caughtUp(NEVER);
    first.close();

    const away = createFakeEmbedder();
    away.isHere = false;
    const second = createIndexer({ ...parts, embedder: away });
    await parts.repository.write([], () => [factOf('The bicycle is blue.')]);
    await second.caughtUp(NEVER);
    second.close();
    expect(parts.index.getState()).toMatchObject({ size: 2, model });

    parts.embedder.asked.length = 0;
    await parts.follow().caughtUp(NEVER);
    expect(parts.embedder.asked).toEqual(['The bicycle is blue.']);
    const vector = await parts.embedder.embed(NEVER, ['bicycle']);
    const [hit] = await parts.index.search(NEVER, { text: 'zzz', vector, k: 1, now: 0 });
    expect(hit?.parts.vector).toBeGreaterThan(0);
  });

  it('is told words alone while the model is gone, and their meaning when it is back', async () => {
    const parts = open();
    const indexer = parts.follow();
    await indexer.caughtUp(NEVER);
    parts.embedder.isHere = false;
    await parts.repository.write([], () => [factOf('The bicycle is blue.')]);
    await indexer.caughtUp(NEVER);
    expect(await found(parts, 'bicycle')).toHaveLength(1);
    parts.embedder.isHere = true;
    await parts.embedder.model(NEVER);
    await expect.poll(() => parts.embedder.asked).toEqual(['The bicycle is blue.']);
    expect(indexer.getState().kind).toBe('following');
  });

  it('is searched by words as it was saved, while a slow model is on its way', async () => {
    const parts = open();
    await parts.repository.write([], () => [factOf('The bicycle is blue.')]);
    const before = parts.follow();
    await before.caughtUp(NEVER);
    before.close();
    parts.embedder.model = async () => forever() as Promise<never>;
    const indexer = parts.follow();
    await indexer.caughtUp(NEVER, { isWordsEnough: true });
    expect(await found(parts, 'bicycle')).toEqual(['The bicycle is blue.']);
    const all = vi.fn<() => void>();
    await parts.repository.write([], () => [factOf('The bicycle was stolen.')]);
    void indexer.caughtUp(NEVER, { isWordsEnough: true }).then(all);
    await expect(indexer.caughtUp(AbortSignal.abort(), { isWordsEnough: true })).rejects.toThrow(/abort/i);
    expect(all).not.toHaveBeenCalled();
  });

  it('takes a text that breaks the model by its words', async () => {
    const parts = open();
    parts.embedder.embed = async () => Promise.reject(new Error('out of memory'));
    await parts.repository.write([], () => [factOf('The bicycle is blue.')]);
    const indexer = parts.follow();
    await indexer.caughtUp(NEVER);
    expect(await found(parts, 'bicycle')).toHaveLength(1);
    expect(indexer.getState()).toEqual({ kind: 'following', behind: false });
  });

  it('does not wait for a slow model longer than patience lasts', async () => {
    const parts = open({ patience: async () => Promise.resolve() });
    const slow = new Promise<null>(() => undefined);
    parts.embedder.model = async () => slow;
    await parts.repository.write([], () => [factOf('The bicycle is blue.')]);
    await parts.follow().caughtUp(NEVER);
    expect(await found(parts, 'bicycle')).toHaveLength(1);
  });

  it('is told again what the tab that held it had not saved', async () => {
    const parts = open();
    await parts.repository.write([], () => [factOf('The bicycle is blue.')]);
    const indexer = parts.follow();
    await indexer.caughtUp(NEVER);
    await parts.index.clear(NEVER);
    parts.index.show({ kind: 'opening' });
    await until(parts.index, (state) => state.kind === 'ready' && state.size === 1);
    expect(await found(parts, 'bicycle')).toHaveLength(1);
  });

  it('says why it does not follow', async () => {
    const parts = open();
    parts.index.open = async () => Promise.reject(new Error('No memory left.'));
    const indexer = parts.follow();
    expect(await until(indexer, ({ kind }) => kind === 'failed')).toEqual({
      kind: 'failed',
      message: 'No memory left.',
    });
  });

  it('is asked for in vain once it was closed, and waits for nobody', async () => {
    const parts = open();
    const indexer = parts.follow();
    indexer.close();
    await expect(indexer.caughtUp(NEVER)).resolves.toBeUndefined();
    const gone = new AbortController();
    const other = open({ patience: forever });
    other.embedder.model = forever as never;
    const waiting = other.follow().caughtUp(gone.signal);
    gone.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });
});
