import { isKnownError } from '../../../shared/protocol/errors.ts';
import { addressOf } from './address.ts';
import { identify, listModels } from './identify.ts';
import { QUIRKS, SERVER_KINDS, type ServerKind } from './quirks.ts';
import { Server } from './server.ts';
import { Trouble } from './trouble.ts';

/** Nothing in the house takes longer; nobody waits for what is not there. */
const WITHIN_MS = 700;
const MOST_MODELS = 50;

/** A server on this machine that could be used, if a person says so. */
export interface ServerOffer {
  readonly kind: ServerKind;
  /** "Ollama" */
  readonly name: string;
  /** What openaiUrl would be. */
  readonly url: string;
  readonly models: readonly string[];
}

export const USUAL_PORTS: readonly number[] = SERVER_KINDS.flatMap((kind) => QUIRKS[kind].usualPorts);

/**
 * Which model servers answer on this machine. Each usual port gets a GET for its models, without a key, and a second one
 * only where the first was answered as such a server does. They are offered, and never used by themselves.
 */
export async function noticeServers(
  signal: AbortSignal,
  ports: readonly number[] = USUAL_PORTS,
  withinMs: number = WITHIN_MS,
): Promise<readonly ServerOffer[]> {
  const found = await Promise.all(ports.map(async (port) => notice(port, signal, withinMs)));
  return found.filter((offer) => offer !== undefined);
}

async function notice(port: number, signal: AbortSignal, withinMs: number): Promise<ServerOffer | undefined> {
  const url = `http://127.0.0.1:${port}`;
  const address = addressOf(url, false);
  const server = new Server(address, new Trouble(address.host, undefined), undefined);
  try {
    const models = await listModels(server, signal, withinMs);
    if (!models) return undefined;
    const kind = await identify(server, models, signal, withinMs);
    // Something speaks the protocol and is none of the four: perhaps a companion of Nima's own.
    if (kind === 'other') return undefined;
    return { kind, name: QUIRKS[kind].name, url, models: models.slice(0, MOST_MODELS).map(({ id }) => id) };
  } catch (error) {
    if (isKnownError(error)) return undefined;
    throw error;
  }
}
