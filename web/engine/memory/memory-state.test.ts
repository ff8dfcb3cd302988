import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { EmbedderState } from '../../ports/embedder.ts';
import type { IndexState } from '../../ports/memory-index.ts';
import type { IndexerState } from './indexer.ts';
import { memoryState } from './memory-state.ts';

const MODEL = { id: 'tiny', dimension: 3 };
const PIECE = 250;

function open() {
  const index = createStore<IndexState>(() => ({ kind: 'ready', size: 0, pending: 0, model: MODEL }));
  const indexer = createStore<IndexerState>(() => ({ kind: 'following', behind: false }));
  const embedder = createStore<EmbedderState>(() => ({ kind: 'ready', model: MODEL }));
  const state = memoryState({ index, indexer, embedder });
  let told = 0;
  state.subscribe(() => (told += 1));
  let size = 0;
  const holds = (pending: number) => index.setState({ kind: 'ready', size, pending, model: MODEL }, true);
  /** As the index tells it: what waits, that it holds it, and that nothing waits. */
  const takePiece = () => {
    holds(PIECE);
    size += PIECE;
    holds(PIECE);
    holds(0);
  };
  return { indexer, embedder, state, takePiece, told: () => told };
}

it('tells of a large import now and then, and that it is under way all the time', () => {
  const { indexer, state, takePiece, told } = open();
  indexer.setState({ kind: 'following', behind: true }, true);
  const pending = new Set<number>();
  for (let piece = 0; piece < 400; piece += 1) {
    takePiece();
    const now = state.getState();
    if (now.kind === 'ready') pending.add(now.pending);
  }
  expect([...pending]).toEqual([PIECE]);
  expect(told()).toBeGreaterThan(30);
  expect(told()).toBeLessThan(60);
  indexer.setState({ kind: 'following', behind: false }, true);
  expect(state.getState()).toEqual({ kind: 'ready', size: 400 * PIECE, pending: 0, byMeaning: true });
});

it('tells of a few at once, and of a model that goes meanwhile', () => {
  const { indexer, embedder, state, takePiece } = open();
  takePiece();
  expect(state.getState()).toMatchObject({ size: PIECE, pending: 0 });
  indexer.setState({ kind: 'following', behind: true }, true);
  takePiece();
  embedder.setState({ kind: 'absent' }, true);
  expect(state.getState()).toMatchObject({ byMeaning: false });
});
