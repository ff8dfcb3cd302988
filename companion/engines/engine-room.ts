import type { Model, ModelState } from '../../shared/ports/model.ts';
import { fault } from '../../shared/protocol/errors.ts';
import type { ModelLine } from '../ports/model-line.ts';
import type { CurrentModel } from './current-model.ts';
import type { LlamaModel } from './llama/llama-model.ts';
import { NoneModel } from './none/none-model.ts';

/** A model on this disk. */
export interface LocalModel {
  readonly name: string;
  readonly path: string;
}

/** A server that answers in place of a model of ours. */
export interface ServerChoice {
  readonly url: string;
  readonly model?: string | undefined;
}

export interface EngineRoomDeps {
  readonly current: CurrentModel;
  readonly line: ModelLine;
  readonly openLlama: (model: LocalModel) => Promise<LlamaModel>;
  readonly openServer: (choice: ServerChoice) => Promise<Model>;
  /** Whether both fit into memory at once; where they do not, the one before ends first. */
  readonly fitBoth: (model: LocalModel) => Promise<boolean>;
  /** Measured once a model, while nobody waits; not where a number of threads was chosen. */
  readonly measuresThreads: boolean;
  /** Removes what was read and saved to the disk, whichever model it was for. */
  readonly removeKeptReading: () => Promise<void>;
  readonly onUnknown: (error: unknown) => void;
}

/** Where it is decided who answers. A model is switched when it is its turn in the line: no answer is broken off. */
export class EngineRoom {
  readonly #deps: EngineRoomDeps;
  readonly #closing = new AbortController();
  #local: { readonly model: LocalModel; readonly llama: LlamaModel } | null = null;
  #server: ServerChoice | null = null;

  constructor(deps: EngineRoomDeps) {
    this.#deps = deps;
  }

  /** At the start nobody waits for it: it loads while the companion already answers everything else. */
  async begin(model: LocalModel): Promise<void> {
    const llama = await this.#deps.openLlama(model);
    if (this.#closing.signal.aborted) return llama.close();
    await this.#deps.current.switchTo(llama);
    this.#isLocal(model, llama);
  }

  /** The server that answers; null where a model of this machine does. */
  get server(): ServerChoice | null {
    return this.#server;
  }

  /** Resolves when it answers; rejects, with the one before at work again, when it cannot be loaded. */
  async useLocal(model: LocalModel): Promise<void> {
    if (await this.#deps.fitBoth(model)) return this.#replaceBy(model);
    const before = [this.#local?.model, this.#server] as const;
    await this.#switchTo(new NoneModel('Another model is being loaded. Ask again in a moment.'));
    try {
      await this.#replaceBy(model);
    } catch (error) {
      if (!this.#closing.signal.aborted) await this.#goBackTo(...before);
      throw error;
    }
  }

  async useServer(choice: ServerChoice): Promise<void> {
    await this.#switchTo(await this.#deps.openServer(choice));
    this.#local = null;
    this.#server = choice;
  }

  /** Nothing that was read stays: neither in the memory of the model nor on the disk. */
  async forget(): Promise<void> {
    const { line } = this.#deps;
    await line.use('chat', this.#closing.signal, async () => {
      line.forget();
      await this.#local?.llama.forget();
    });
    await this.#deps.removeKeptReading();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#deps.current.close();
  }

  async #goBackTo(local: LocalModel | undefined, server: ServerChoice | null): Promise<void> {
    if (local) return this.begin(local);
    await this.#deps.current.switchTo(server ? await this.#deps.openServer(server) : new NoneModel());
  }

  async #replaceBy(model: LocalModel): Promise<void> {
    const llama = await this.#deps.openLlama(model);
    try {
      await settled(llama, this.#closing.signal);
    } catch (error) {
      await llama.close();
      throw error;
    }
    await this.#switchTo(llama);
    this.#isLocal(model, llama);
  }

  #isLocal(model: LocalModel, llama: LlamaModel): void {
    this.#local = { model, llama };
    this.#server = null;
    this.#followLoading(llama);
  }

  async #switchTo(next: Model): Promise<void> {
    const { line, current } = this.#deps;
    try {
      await line.use('chat', this.#closing.signal, async () => current.switchTo(next));
    } catch (error) {
      // The line was full, or the companion stops: nobody else would end it.
      if (!current.is(next)) await next.close();
      throw error;
    }
  }

  /** Why it does not load is told, and one that is new here is measured once it has loaded. */
  #followLoading(llama: LlamaModel): void {
    const { measuresThreads, line, current, onUnknown } = this.#deps;
    const { signal } = this.#closing;
    const follow = async (): Promise<void> => {
      await settled(llama, signal);
      if (!measuresThreads || llama.isMeasured) return;
      await line.use('background', signal, async () => {
        if (current.is(llama)) await llama.measureThreads(signal);
      });
    };
    follow().catch((error: unknown) => {
      // Another one may have taken its place while it loaded.
      if (!signal.aborted && current.is(llama)) onUnknown(error);
    });
  }
}

/** Until it is ready; rejects with its reason where it will never be. */
async function settled(model: Model, signal: AbortSignal): Promise<void> {
  const state = await new Promise<ModelState>((resolve, reject) => {
    const stop = model.subscribe(look);
    const leave = (): void => {
      stop();
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', leave, { once: true });
    function look(now: ModelState): void {
      if (now.kind !== 'ready' && now.kind !== 'failed' && now.kind !== 'none') return;
      stop();
      signal.removeEventListener('abort', leave);
      resolve(now);
    }
    if (signal.aborted) leave();
    else look(model.getState());
  });
  if (state.kind !== 'ready')
    throw fault('model_unusable', 'reason' in state ? state.reason : 'It did not load.');
}
