import { z } from 'zod';
import { isKnownError } from '../../../shared/protocol/errors.ts';
import type { ListedModel } from './identify.ts';
import type { Quirks } from './quirks.ts';
import type { Server } from './server.ts';

export interface ModelFacts {
  /** How much it reads, where the server tells. */
  readonly contextTokens: number | undefined;
  /** Whether it thinks aloud before it answers, where the server tells. */
  readonly thinks: boolean;
}

const UNTOLD: ModelFacts = { contextTokens: undefined, thinks: false };
const tokens = z.number().int().positive();

const props = z.object({ default_generation_settings: z.object({ n_ctx: tokens }) });
const shown = z.object({
  parameters: z.string().nullish(),
  model_info: z.record(z.string(), z.unknown()).nullish(),
  capabilities: z.array(z.string()).nullish(),
});
const running = z.object({
  models: z.array(z.object({ name: z.string(), context_length: tokens.nullish() })),
});
const studio = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      loaded_context_length: tokens.nullish(),
      max_context_length: tokens.nullish(),
    }),
  ),
});

/** What a server tells of one of its models. What it does not tell is never an error. */
export async function readFacts(
  server: Server,
  quirks: Quirks,
  model: string,
  models: readonly ListedModel[],
  signal: AbortSignal,
): Promise<ModelFacts> {
  try {
    switch (quirks.context) {
      case 'props': {
        const { n_ctx } = props.parse(
          await own(server, `/props?model=${encodeURIComponent(model)}`, signal),
        ).default_generation_settings;
        return { contextTokens: n_ctx, thinks: false };
      }
      case 'model-list': {
        const told = models.find(({ id }) => id === model)?.max_model_len;
        return { contextTokens: told ?? undefined, thinks: false };
      }
      case 'lm-studio': {
        const { data } = studio.parse(await own(server, '/api/v0/models', signal));
        return {
          contextTokens: ofStudio(
            data.find(({ id }) => id === model),
            quirks,
          ),
          thinks: false,
        };
      }
      case 'ollama':
        return await ofOllama(server, quirks, model, signal);
      case 'untold':
        return UNTOLD;
    }
  } catch (error) {
    if (isKnownError(error) || error instanceof z.ZodError) return UNTOLD;
    throw error;
  }
}

const own = (server: Server, path: string, signal: AbortSignal, body?: unknown): Promise<unknown> =>
  server.json(`${server.address.root}${path}`, { signal, body });

/** One that is not loaded yet is loaded with the usual room when the first question comes. */
function ofStudio(
  found: z.infer<typeof studio>['data'][number] | undefined,
  quirks: Quirks,
): number | undefined {
  if (found?.loaded_context_length) return found.loaded_context_length;
  return found?.max_context_length ? Math.min(found.max_context_length, quirks.usualContext) : undefined;
}

/**
 * Ollama cuts in silence what is longer than the room a model runs with, which is far less than what the model was made
 * for. So the room it runs with is asked first, then what its file sets, and its usual room else.
 */
async function ofOllama(
  server: Server,
  quirks: Quirks,
  model: string,
  signal: AbortSignal,
): Promise<ModelFacts> {
  const { parameters, model_info, capabilities } = shown.parse(
    await own(server, '/api/show', signal, { model }),
  );
  const made = Object.entries(model_info ?? {}).find(([name]) => name.endsWith('.context_length'))?.[1];
  const set = /^num_ctx\s+(\d{1,9})$/m.exec(parameters ?? '')?.[1];
  const room = set === undefined ? quirks.usualContext : Number(set);
  const likely = typeof made === 'number' && made > 0 ? Math.min(made, room) : room;
  return {
    contextTokens: (await runningRoom(server, model, signal)) ?? likely,
    thinks: capabilities?.includes('thinking') ?? false,
  };
}

async function runningRoom(server: Server, model: string, signal: AbortSignal): Promise<number | undefined> {
  const parsed = running.safeParse(await own(server, '/api/ps', signal).catch(ifKnown));
  const found = parsed.data?.models.find(({ name }) => name === model || name === `${model}:latest`);
  return found?.context_length ?? undefined;
}

function ifKnown(error: unknown): undefined {
  if (!isKnownError(error)) throw error;
}
