import type { ListedModel, ModelList, PullProgress } from '../../shared/schemas/index.ts';

/** The list with what was just told of a download. What is here already is not being downloaded: that was told late. */
export function withProgress(list: ModelList, id: string, progress: PullProgress): ModelList {
  const told = (model: ListedModel): ListedModel =>
    model.id === id && model.place.kind !== 'present'
      ? { ...model, place: { kind: 'pulling', progress } }
      : model;
  return { ...list, models: list.models.map(told) };
}
