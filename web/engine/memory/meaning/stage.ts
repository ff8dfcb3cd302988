import type { EmbeddingModels } from '../../../ports/embedding-models.ts';
import type { MemoryIndex } from '../../../ports/memory-index.ts';
import type { ChangeStage, ModelChoiceState } from '../../../ports/model-choice.ts';
import type { Side } from './side.ts';

/** What is to be told of the two sides. */
export function stateOf(
  models: Pick<EmbeddingModels, 'describe'>,
  used: Side,
  next: Side | null,
): ModelChoiceState {
  const [indexed, embedder] = [used.index.getState(), used.embedder.getState()];
  const embedding = 'model' in embedder ? embedder.model : null;
  const model = embedding ?? (indexed.kind === 'ready' ? indexed.model : null);
  return {
    used: {
      model: models.describe(used.choice),
      dimension: model?.dimension ?? null,
      embedder: embedder.kind,
    },
    next: next && { model: models.describe(next.choice), stage: stageOf(next, sizeOf(used.index)) },
  };
}

function stageOf({ failure, embedder, index }: Side, recordsInUse: number): ChangeStage {
  if (failure !== null) return { kind: 'failed', message: failure };
  const model = embedder.getState();
  if (model.kind === 'absent' || model.kind === 'failed') return model;
  if (model.kind === 'loading') return { kind: 'fetching', progress: model.progress };
  const state = index.getState();
  // Also where another tab is at it: the index tells all of them how much it holds.
  if (state.kind !== 'ready' || !state.model) return { kind: 'waiting' };
  return { kind: 'embedding', done: state.size, total: Math.max(state.size, recordsInUse) };
}

function sizeOf(index: MemoryIndex): number {
  const state = index.getState();
  return state.kind === 'ready' ? state.size : 0;
}
