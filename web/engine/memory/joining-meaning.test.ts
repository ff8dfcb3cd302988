import { expect, it } from 'vitest';
import type { EmbedderState, EmbeddingModel } from '../../ports/embedder.ts';
import type { IndexState } from '../../ports/memory-index.ts';
import { createFakeReadable } from '../../ports/testing/fake-readable.ts';
import { createJoiningMeaning } from './joining-meaning.ts';

const NEVER = new AbortController().signal;
const MODEL: EmbeddingModel = { id: 'one', dimension: 4 };
const OTHER: EmbeddingModel = { id: 'other', dimension: 4 };
const forever = async () => new Promise<void>(() => undefined);
const indexed = (model: EmbeddingModel | null): IndexState => ({ kind: 'ready', size: 1, pending: 0, model });

function open({ patience = forever } = {}) {
  const index = createFakeReadable<IndexState>({ kind: 'opening' });
  const embedder = createFakeReadable<EmbedderState>({ kind: 'loading', progress: null });
  return { index, embedder, joins: createJoiningMeaning({ index, embedder, patience }) };
}

it('has joined where index and model are there', async () => {
  const { index, embedder, joins } = open();
  index.show(indexed(MODEL));
  embedder.show({ kind: 'ready', model: MODEL });
  expect(await joins(NEVER)).toBe(true);
});

it('joins when the last of the two comes, and with no model but that of the index', async () => {
  const { index, embedder, joins } = open();
  const joining = joins(NEVER);
  embedder.show({ kind: 'ready', model: MODEL });
  index.show(indexed(null));
  index.show(indexed(OTHER));
  const before = await Promise.race([joining, Promise.resolve('waits')]);
  index.show(indexed(MODEL));
  expect([before, await joining]).toEqual(['waits', true]);
});

it.each([
  ['cannot be had', { kind: 'absent' }],
  ['broke', { kind: 'failed', message: 'out of memory' }],
] as const)('does not join where the model %s', async (_why, state) => {
  const { embedder, joins } = open();
  const joining = joins(NEVER);
  embedder.show(state);
  expect(await joining).toBe(false);
});

it('is not waited for longer than patience lasts, nor by whoever left', async () => {
  expect(await open({ patience: async () => Promise.resolve() }).joins(NEVER)).toBe(false);
  const leaving = new AbortController();
  const joining = open().joins(leaving.signal);
  leaving.abort();
  expect(await joining).toBe(false);
});
