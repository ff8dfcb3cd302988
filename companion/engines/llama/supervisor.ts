import { basename } from 'node:path';
import type { ModelState } from '../../../shared/ports/model.ts';
import { fault } from '../../../shared/protocol/errors.ts';
import { type Ended, EngineChild, type LifeSign } from './engine-child.ts';
import type { EngineOptions } from './messages.ts';

/** When a model is given up, and how long is waited for it. */
export interface Patience {
  /** So many crashes within the window end it. */
  readonly crashes: number;
  readonly windowMs: number;
  /** Waited before the first restart, the second, and so on. */
  readonly restartAfterMs: readonly number[];
  /** A process that starts and says nothing for so long hangs. A large model on a slow card still says how far it is. */
  readonly silenceMs: number;
  /** One that was told to stop and goes on for so long hangs as well. */
  readonly stuckMs: number;
}

export const PATIENCE: Patience = {
  crashes: 3,
  windowMs: 600_000,
  restartAfterMs: [0, 1000],
  silenceMs: 120_000,
  stuckMs: 60_000,
};

export interface Supervised {
  /** The built program of the process. */
  readonly childEntry: string;
  /** As they are at each start. */
  readonly options: () => EngineOptions;
  readonly patience?: Patience | undefined;
  /** Told what a process that broke had to say: for a log, not for a person. */
  readonly log?: ((line: string) => void) | undefined;
}

/** Keeps one process with a model alive: starts it, starts it again when it breaks, and gives up when that is no use. */
export class Supervisor {
  readonly #deps: Supervised;
  readonly #patience: Patience;
  readonly #model: string;
  readonly #listeners = new Set<(state: ModelState) => void>();
  #state: ModelState;
  #child: EngineChild | undefined;
  /** When it crashed, by a clock that never goes back. */
  #crashedAt: number[] = [];
  #wasReady = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(deps: Supervised) {
    this.#deps = deps;
    this.#patience = deps.patience ?? PATIENCE;
    this.#model = basename(deps.options().modelPath);
    this.#state = { kind: 'loading', model: this.#model, share: 0 };
    this.#start();
  }

  get state(): ModelState {
    return this.#state;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  subscribe(listener: (state: ModelState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The process, if it can be asked now. */
  current(): EngineChild | undefined {
    return this.#state.kind === 'ready' ? this.#child : undefined;
  }

  /** The process, as soon as it can be asked; nothing when the signal ends the waiting. */
  async ready(signal: AbortSignal): Promise<EngineChild | undefined> {
    while (!signal.aborted) {
      if (this.#state.kind === 'failed' || this.#state.kind === 'none') {
        throw fault('model_unavailable', this.#state.reason);
      }
      const child = this.current();
      if (child) return child;
      await this.#change(signal);
    }
    return undefined;
  }

  /** Starts it anew, with what the options are now. Resolves when the one before is gone. */
  async restart(): Promise<void> {
    const before = this.#child;
    this.#let();
    this.#become({ kind: 'loading', model: this.#model, share: 0 });
    this.#start();
    await before?.ended;
  }

  async close(): Promise<void> {
    const child = this.#child;
    this.#let();
    this.#become({ kind: 'none', reason: 'The model was put away.' });
    await child?.ended;
  }

  /** Lets go of the process: its end is no crash. */
  #let(): void {
    clearTimeout(this.#timer);
    const child = this.#child;
    this.#child = undefined;
    child?.putAway();
  }

  #start(): void {
    const { childEntry: entry, options } = this.#deps;
    const { stuckMs } = this.#patience;
    const child = new EngineChild({ entry, engine: options(), stuckMs }, (sign) => {
      if (this.#child === child) this.#hear(sign);
    });
    this.#child = child;
    this.#watch();
    void child.ended.then((ended) => {
      if (this.#child === child) this.#crashed(ended);
    });
  }

  #hear(sign: LifeSign): void {
    if (sign.type === 'refused') return this.#fail(sign.reason);
    if (sign.type === 'loading') {
      this.#watch();
      const model = this.#model;
      if (this.#state.kind === 'loading') this.#become({ kind: 'loading', model, share: sign.share });
      return;
    }
    clearTimeout(this.#timer);
    this.#wasReady = true;
    this.#become({ kind: 'ready', model: this.#model, contextTokens: sign.contextTokens });
  }

  #watch(): void {
    clearTimeout(this.#timer);
    const { silenceMs } = this.#patience;
    const seconds = Math.round(silenceMs / 1000);
    this.#timer = setTimeout(
      () =>
        this.#fail(
          `${this.#model} was given up: for ${seconds} seconds it did not say how far it was loaded.`,
        ),
      silenceMs,
    );
  }

  #crashed({ how, said }: Ended): void {
    clearTimeout(this.#timer);
    this.#child = undefined;
    this.#deps.log?.(`The process of ${this.#model} ended (${how}). ${said}`);
    const { crashes, windowMs, restartAfterMs } = this.#patience;
    const now = performance.now();
    this.#crashedAt = [...this.#crashedAt.filter((at) => now - at < windowMs), now];
    const count = this.#crashedAt.length;
    if (!this.#wasReady) return this.#fail(whileLoading(this.#model, how));
    if (count >= crashes) return this.#fail(tooOften(this.#model, count, how));
    this.#become({ kind: 'restarting', model: this.#model, crashes: count });
    const afterMs = restartAfterMs[Math.min(count, restartAfterMs.length) - 1] ?? 0;
    this.#timer = setTimeout(() => this.#start(), afterMs);
  }

  #fail(reason: string): void {
    this.#let();
    this.#become({ kind: 'failed', model: this.#model, reason });
  }

  #become(state: ModelState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }

  async #change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        stop();
        signal.removeEventListener('abort', done);
        resolve();
      };
      const stop = this.subscribe(done);
      signal.addEventListener('abort', done, { once: true });
    });
  }
}

function whileLoading(model: string, how: string): string {
  return `${model} ended the process that read it (${how}): the file is damaged, or needs more memory than there is.`;
}

function tooOften(model: string, count: number, how: string): string {
  return `${model} broke down ${count} times in a short while (${how}) and is left alone. Choose a smaller model or context, or start it again.`;
}
