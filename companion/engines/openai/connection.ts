import { fault } from '../../../shared/protocol/errors.ts';
import { addressOf } from './address.ts';
import { TokenCounter } from './count-tokens.ts';
import { identify, listModels } from './identify.ts';
import { readFacts, type ModelFacts } from './model-facts.ts';
import { QUIRKS, type Quirks } from './quirks.ts';
import { Server } from './server.ts';
import { Trouble } from './trouble.ts';

/** Longer than any server in the house takes to list its models, shorter than a start may wait. */
const PROBE_MS = 5_000;

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
  const models = await listModels(stranger, signal, PROBE_MS);
  if (!models) throw nameless.garbled('does not list its models as a server of OpenAI\u2019s protocol does');
  const quirks = QUIRKS[await identify(stranger, models, signal, PROBE_MS)];
  const trouble = new Trouble(`${quirks.name} at ${address.host}`, settings.key);
  const server = new Server(address, trouble, settings.key);
  const model = settings.model ?? models.find(({ id }) => !looksLikeVectors(id))?.id;
  if (model === undefined) {
    throw fault(
      'model_unavailable',
      `${trouble.label} has no model to answer with. Load one there, or name one with openaiModel.`,
    );
  }
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

function contextOf(facts: ModelFacts, settings: ServerSettings, quirks: Quirks): number {
  const { contextTokens: told } = facts;
  const { contextTokens: ceiling } = settings;
  return told === undefined ? (ceiling ?? quirks.usualContext) : Math.min(told, ceiling ?? told);
}
