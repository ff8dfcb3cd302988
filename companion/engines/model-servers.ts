import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fault } from '../../shared/protocol/errors.ts';
import { modelServerChoice, type ModelServer, type ModelServerChoice } from '../../shared/schemas/index.ts';
import type { EngineRoom } from './engine-room.ts';
import type { LlamaOptions } from './llama/llama-model.ts';
import { isFar } from './openai/is-far.ts';
import type { ServerOffer } from './openai/notice-servers.ts';

/** Which server was chosen over a model of this machine, kept across starts. */
export interface ServerChoiceStore {
  get(): Promise<ModelServerChoice | null>;
  /** Null: none any more. */
  set(choice: ModelServerChoice | null): Promise<void>;
}

/** In `server.json`, beside the choice of a model. */
export function openServerChoice(
  modelsFolder: string,
  replaceFile: LlamaOptions['replaceFile'],
): ServerChoiceStore {
  const file = join(modelsFolder, 'server.json');
  return {
    async get() {
      try {
        return modelServerChoice.parse(JSON.parse(await readFile(file, 'utf8')));
      } catch {
        // None was chosen, or the file is damaged: choosing again is one click.
        return null;
      }
    },
    set: async (choice) => replaceFile(file, `${JSON.stringify(choice)}\n`),
  };
}

export interface ModelServersDeps {
  readonly notice: (signal: AbortSignal) => Promise<readonly ServerOffer[]>;
  readonly room: Pick<EngineRoom, 'useServer' | 'server'>;
  readonly choice: ServerChoiceStore;
  readonly mayUse: () => boolean;
}

/** Servers of models on this machine: noticed, offered, and used when a person says so. */
export class ModelServers {
  readonly #deps: ModelServersDeps;

  constructor(deps: ModelServersDeps) {
    this.#deps = deps;
  }

  /** The server that answers now, and whether what is asked leaves the house for it; null where none does. */
  get used(): { host: string; isFar: boolean } | null {
    const { server } = this.#deps.room;
    return server && { host: new URL(server.url).host, isFar: isFar(server.url) };
  }

  async list(signal: AbortSignal): Promise<ModelServer[]> {
    const { server } = this.#deps.room;
    const offers = await this.#deps.notice(signal);
    return offers.map(({ name, url, models }) => ({
      name,
      url,
      models: [...models],
      used: server?.url === url ? (server.model ?? models[0] ?? null) : null,
    }));
  }

  /** Only what was noticed here can be chosen: an address from outside would send every question there. */
  async choose(choice: ModelServerChoice, signal: AbortSignal): Promise<void> {
    if (!this.#deps.mayUse())
      throw fault('model_unavailable', 'Generation is turned off (engine: none). Change that setting first.');
    const offers = await this.#deps.notice(signal);
    const isOffered = offers.some(({ url, models }) => url === choice.url && models.includes(choice.model));
    if (!isOffered) {
      throw fault('not_found', 'No such server answers on this machine now. Start it, and look again.');
    }
    await this.#deps.room.useServer(choice);
    await this.#deps.choice.set(choice);
  }

  /** Goes on with the server that was chosen; false where none was. */
  async start(): Promise<boolean> {
    const choice = await this.#deps.choice.get();
    if (choice) await this.#deps.room.useServer(choice);
    return choice !== null;
  }

  /** A model of this machine was chosen instead. */
  async release(): Promise<void> {
    if (await this.#deps.choice.get()) await this.#deps.choice.set(null);
  }
}
