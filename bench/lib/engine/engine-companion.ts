import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { ROUTES } from '../../../shared/protocol/routes.ts';
import type { CompanionStatus, EngineState } from '../../../shared/schemas/index.ts';
import { startBuiltCompanion, type BenchCompanion, type CompanionOptions } from '../companion.ts';
import { openClient, type CompanionClient } from './ask-companion.ts';

/** Ours and theirs alike: two processes on one machine measure best when they never wait for each other. */
export const THREADS = 1;
export const CONTEXT_TOKENS = 4096;

export interface EngineOptions {
  readonly model: string;
  readonly contextTokens?: number;
  readonly home?: string;
}

export interface EngineCompanion extends BenchCompanion, CompanionClient {
  /** How the engine stands once it has settled: `ready` or `failed`. */
  readonly state: EngineState;
  status(): Promise<CompanionStatus>;
  /** The process of its model. */
  childPid(): Promise<number>;
}

/** Works with the built companion as people run it, with a model in its child that is loaded, or refused. */
export async function withCompanion<T>(
  root: string,
  options: EngineOptions,
  work: (companion: EngineCompanion) => Promise<T>,
): Promise<T> {
  const companion = await startEngineCompanion(root, options);
  try {
    return await work(companion);
  } finally {
    await companion.stop();
  }
}

async function startEngineCompanion(root: string, options: EngineOptions): Promise<EngineCompanion> {
  const { model, contextTokens = CONTEXT_TOKENS, home } = options;
  const env = {
    LLAMA_CPP_MODEL: model,
    LLAMA_CPP_THREADS: String(THREADS),
    NIMA_CONTEXT_TOKENS: String(contextTokens),
  };
  const start: CompanionOptions = { env, ...(home === undefined ? {} : { home }) };
  const companion = await startBuiltCompanion(root, start);
  const client = openClient(companion.origin, new URL(companion.address).hash.replace('#key=', ''));
  const status = async (): Promise<CompanionStatus> => client.get<CompanionStatus>(ROUTES.companion);
  return {
    ...companion,
    ...client,
    status,
    state: await settled(status),
    childPid: async () => onlyChildOf(companion.pid),
    stop: async () => {
      client.closeClient();
      await companion.stop();
    },
  };
}

async function settled(status: () => Promise<CompanionStatus>): Promise<EngineState> {
  for (;;) {
    const state = (await status()).engine?.state;
    if (state?.kind === 'ready' || state?.kind === 'failed') return state;
    await wait(20);
  }
}

/** Linux alone knows it. */
async function onlyChildOf(pid: number): Promise<number> {
  for (const name of await readdir('/proc')) {
    const stat = /^\d+$/.test(name) ? await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '') : '';
    // What stands in brackets is a name and may hold anything.
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (Number(parent) === pid) return Number(name);
  }
  throw new Error('The companion has no process with a model.');
}
