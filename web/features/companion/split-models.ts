import type { ListedModel, ModelList } from '../../../shared/schemas/index.ts';

export interface SplitModels {
  /** Here, on the way, begun, or worth a look. */
  readonly shown: readonly ListedModel[];
  /** Those of the catalogue that one can have as well. */
  readonly more: readonly ListedModel[];
}

/** What a person sees of the list at once. `apart` is the one that stands above it already. */
export function splitModels({ models, recommendation }: ModelList, apart: string | null): SplitModels {
  const others = models.filter(({ id }) => id !== apart);
  const advised = apart === null ? [recommendation?.id, recommendation?.better?.id] : [];
  const isShown = ({ id, place }: ListedModel) =>
    place.kind !== 'offered' || place.keptBytes > 0 || place.failure !== null || advised.includes(id);
  return { shown: others.filter(isShown), more: others.filter((model) => !isShown(model)) };
}

/**
 * The one download a companion without a model asks for: the one on its way, else the recommended one. Null where a
 * model is here that could be chosen.
 */
export function firstModel({ models, recommendation }: ModelList): ListedModel | null {
  const chat = models.filter(({ use }) => use === 'chat');
  const coming = chat.find(({ place }) => place.kind === 'pulling');
  if (coming) return coming;
  if (chat.some(({ place }) => place.kind === 'present')) return null;
  return chat.find(({ id }) => id === recommendation?.id) ?? null;
}
