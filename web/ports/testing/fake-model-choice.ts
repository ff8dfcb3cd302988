import type { ModelChoice, ModelChoiceState } from '../model-choice.ts';
import { createFakeEmbeddingModels, type FakeEmbeddingModels } from './fake-embedding-models.ts';
import { createFakeReadable, type FakeReadable } from './fake-readable.ts';

export interface FakeModelChoice extends ModelChoice, FakeReadable<ModelChoiceState> {
  /** What it offers; `companion` is what the companion has. */
  readonly models: FakeEmbeddingModels;
  /** What was asked of it, in order. */
  readonly asked: string[];
  /** Set to make what is asked fail. */
  failure: Error | null;
}

/** A choice that changes nothing by itself: a test shows how far it is. */
export function createFakeModelChoice(models = createFakeEmbeddingModels()): FakeModelChoice {
  const builtIn = models.describe({ from: 'built_in' });
  const state = createFakeReadable<ModelChoiceState>({
    used: { model: builtIn, dimension: 256, embedder: 'ready' },
    next: null,
  });
  const ask = (what: string): void => {
    if (fake.failure) throw fake.failure;
    fake.asked.push(what);
  };
  const fake: FakeModelChoice = {
    ...state,
    models,
    asked: [],
    failure: null,
    list: async (signal) => models.list(signal),
    choose: async (choice) => {
      ask(`choose ${models.describe(choice).name}`);
      state.show({
        ...state.getState(),
        next: { model: models.describe(choice), stage: { kind: 'waiting' } },
      });
    },
    cancel: async () => {
      ask('cancel');
      state.show({ ...state.getState(), next: null });
    },
    retry: () => ask('retry'),
    keep: async (signal, name, files, onProgress) => {
      ask(`keep ${name}`);
      return models.keep(signal, name, files, onProgress);
    },
    drop: async (choice) => {
      ask(`drop ${models.describe(choice).name}`);
      await models.drop(choice);
    },
  };
  return fake;
}
