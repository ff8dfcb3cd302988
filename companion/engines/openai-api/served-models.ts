import { z } from 'zod';
import type { ModelState } from '../../../shared/ports/model.ts';
import { noSuchModel } from './refusal.ts';

/** Names for whichever model is loaded, for clients that are set up once. */
const ALIASES = ['nima', 'default'];

export const servedModel = z.object({
  id: z.string(),
  object: z.literal('model'),
  created: z.int(),
  owned_by: z.string(),
});
export type ServedModel = z.infer<typeof servedModel>;

export const servedModels = z.object({ object: z.literal('list'), data: z.array(servedModel) });

/** What can be asked for: the model that answers, if one is there or on its way, and the one that makes vectors. */
export function namesServed(state: ModelState, embeddingModel: string | undefined): string[] {
  const answers = state.kind === 'none' || state.kind === 'failed' ? [] : [state.model];
  return [...answers, ...(embeddingModel === undefined ? [] : [embeddingModel])];
}

export const servedAs = (id: string, createdMs: number): ServedModel => ({
  id,
  object: 'model',
  created: Math.floor(createdMs / 1000),
  owned_by: 'nima',
});

/** The name of one of them, or a refusal that names all. */
export function servedNamed(name: string, state: ModelState, embeddingModel: string | undefined): string {
  const served = namesServed(state, embeddingModel);
  const meant = ALIASES.includes(name) ? namesServed(state, undefined)[0] : name;
  if (meant === undefined || !served.includes(meant)) throw noSuchModel(name, served);
  return meant;
}

/** The name of the model that answers. Where there is none, asking it tells why better than its name could. */
export function chatModelNamed(name: string, state: ModelState): string {
  const [model] = namesServed(state, undefined);
  if (model === undefined || ALIASES.includes(name)) return model ?? name;
  if (name !== model) throw noSuchModel(name, [model]);
  return model;
}

/** The same for vectors; an engine that does not tell its name takes any. */
export function embeddingModelNamed(name: string, model: string | undefined): string {
  if (model === undefined || ALIASES.includes(name)) return model ?? name;
  if (name !== model) throw noSuchModel(name, [model]);
  return model;
}
