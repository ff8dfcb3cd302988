import { fault } from '../../../shared/protocol/errors.ts';
import { addressOf } from './address.ts';
import { TokenCounter } from './count-tokens.ts';
import { identify, listModels, type ListedModel } from './identify.ts';
import { readFacts, type ModelFacts } from './model-facts.ts';
import { QUIRKS, type Quirks } from './quirks.ts';
import { Server } from './server.ts';
import { isUnknownAddress, Trouble } from './trouble.ts';

/** Longer than any server in the house takes to list its models, shorter than a start may wait. */
const PROBE_MS = 5_000;
/** Of the models that are there, so many are named to somebody who asked for another. */
const MOST_NAMED = 5;

export interface ServerSettings {
  readonly url: string;
  readonly key?: string | undefined;
  /** Absent: the first one it lists. */
  readonly model?: string | undefined;
  /** A ceiling; and how much it reads where it does not tell. */
  readonly contextTokens?: number | undefined;
  /** Consent to a server beyond this machine and its network. */
  readonly mayLeaveHome: boolean;
}

/** A server that answered, and all that was learned of it. */
export interface Connection {
  readonly server: Server;
  readonly quirks: Quirks;
  readonly trouble: Trouble;
  readonly counter: TokenCounter;
  readonly model: string;
  /** "qwen3:1.7b on Ollama at localhost:11434": what is asked, and where it goes. */
  readonly title: string;
  readonly contextTokens: number;
  readonly thinks: boolean;
}

const looksLikeVectors = (id: string): boolean => /embed|bge-|minilm|rerank/i.test(id);

/** Finds out whom it speaks to. Throws `model_unavailable` where nobody is, or nobody with a model. */
export async function connect(settings: ServerSettings, signal: AbortSignal): Promise<Connection> {
  const address = addressOf(settings.url, settings.mayLeaveHome);
  const nameless = new Trouble(`The server at ${address.host}`, settings.key);
  const stranger = new Server(address, nameless, settings.key);
  const models = await modelsOf(stranger, settings, nameless, signal);
  const quirks = QUIRKS[await identify(stranger, models, signal, PROBE_MS)];
  const trouble = new Trouble(`${quirks.name} at ${address.host}`, settings.key);
  const server = new Server(address, trouble, settings.key);
  const model = modelOf(settings, models, quirks, trouble);
  const facts = await readFacts(server, quirks, model, models, signal);
  return {
    server,
    quirks,
    trouble,
    counter: new TokenCounter(server, quirks, model),
    model,
    title: `${model} on ${trouble.label}`,
    contextTokens: contextOf(facts, settings, quirks),
    thinks: facts.thinks,
  };
}

/** A server that has no list is taken at the word of the settings. */
async function modelsOf(
  server: Server,
  settings: ServerSettings,
  trouble: Trouble,
  signal: AbortSignal,
): Promise<readonly ListedModel[]> {
  try {
    const models = await listModels(server, signal, PROBE_MS);
    if (models) return models;
  } catch (error) {
    if (settings.model !== undefined && isUnknownAddress(error)) return [];
    throw error;
  }
  throw trouble.garbled('does not list its models as such a server does');
}

function modelOf(
  settings: ServerSettings,
  models: readonly ListedModel[],
  quirks: Quirks,
  trouble: Trouble,
): string {
  const ids = models.map(({ id }) => id);
  const model = settings.model ?? ids.find((id) => !looksLikeVectors(id));
  if (model === undefined) {
    const message = `${trouble.label} has no model to answer with. Load one there, or name one with openaiModel.`;
    throw fault('model_unavailable', message);
  }
  if (quirks.listsAll && !ids.includes(model) && !ids.includes(`${model}:latest`)) {
    const there = ids.slice(0, MOST_NAMED).join(', ') || 'none';
    const message = `${trouble.label} has no model ${model}; it has ${there}. Correct openaiModel, or load it there.`;
    throw fault('model_unavailable', message);
  }
  return model;
}

function contextOf(facts: ModelFacts, settings: ServerSettings, quirks: Quirks): number {
  const { contextTokens: told } = facts;
  const { contextTokens: ceiling } = settings;
  return told === undefined ? (ceiling ?? quirks.usualContext) : Math.min(told, ceiling ?? told);
}
