import { z } from 'zod';
import { isKnownError } from '../../../shared/protocol/errors.ts';
import { QUIRKS, SERVER_KINDS, type ServerKind } from './quirks.ts';
import type { Server } from './server.ts';

/** A model as `/v1/models` lists it: what all servers say, and what one says of its context. */
const listed = z.object({
  id: z.string().min(1).max(400),
  owned_by: z.string().nullish(),
  max_model_len: z.number().int().positive().nullish().catch(undefined),
});
export type ListedModel = z.infer<typeof listed>;
const modelList = z.object({ data: z.array(listed).max(10_000).nullable() });

const OPENAI_HOST = 'api.openai.com';

export interface Identity {
  readonly kind: ServerKind;
  readonly models: readonly ListedModel[];
}

/** Reads what a server lists; `undefined` where that is no list of models at all. */
export async function listModels(
  server: Server,
  signal: AbortSignal,
  withinMs: number,
): Promise<readonly ListedModel[] | undefined> {
  const answer = await server.json(`${server.address.api}/models`, { signal, withinMs });
  const parsed = modelList.safeParse(answer);
  return parsed.success ? (parsed.data.data ?? []) : undefined;
}

/**
 * Which server this is: by what it says of its models, else by an address that it alone answers. Every question is a
 * harmless GET, and a server that fits nothing is asked in the plainest dialect.
 */
export async function identify(
  server: Server,
  models: readonly ListedModel[],
  signal: AbortSignal,
  withinMs: number,
): Promise<ServerKind> {
  if (new URL(server.address.api).hostname === OPENAI_HOST) return 'openai';
  if (models.some(({ max_model_len }) => typeof max_model_len === 'number')) return 'vllm';
  const owners = new Set(models.map(({ owned_by }) => owned_by));
  const owner = SERVER_KINDS.find((kind) => owners.has(QUIRKS[kind].ownedBy ?? '?'));
  if (owner !== undefined) return owner;
  for (const kind of SERVER_KINDS) {
    const { signature } = QUIRKS[kind];
    if (signature && (await answersLike(server, signature, signal, withinMs))) return kind;
  }
  return 'other';
}

async function answersLike(
  server: Server,
  { path, field }: { readonly path: string; readonly field: string },
  signal: AbortSignal,
  withinMs: number,
): Promise<boolean> {
  try {
    const answer = await server.json(`${server.address.root}${path}`, { signal, withinMs });
    return typeof answer === 'object' && answer !== null && Object.hasOwn(answer, field);
  } catch (error) {
    // Not its address, which is an answer too. Who was stopped has none.
    if (isKnownError(error)) return false;
    throw error;
  }
}
