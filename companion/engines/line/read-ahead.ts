import type { Model } from '../../../shared/ports/model.ts';
import type { Prompt } from '../../../shared/schemas/index.ts';

export type Prefix = Omit<Prompt, 'volatile'>;

/**
 * What the next question of a conversation will begin with, read while nobody waits. Whoever wants the model stops it;
 * what it had not finished it begins again at the next pause, where it finds most of it read.
 */
export class ReadAhead {
  readonly #model: Model;
  #wanted: Prefix | undefined;
  #running: { readonly stopper: AbortController; readonly done: Promise<void> } | undefined;

  constructor(model: Model) {
    this.#model = model;
  }

  want(prefix: Prefix): void {
    this.#wanted = prefix;
  }

  /** Another question decides what comes next. */
  forget(): void {
    this.#wanted = undefined;
  }

  /** Nobody waits. */
  start(): void {
    if (this.#running || !this.#wanted) return;
    const stopper = new AbortController();
    this.#running = { stopper, done: this.#read(this.#wanted, stopper.signal) };
  }

  /** Resolves when the model is free. */
  async stop(): Promise<void> {
    this.#running?.stopper.abort();
    await this.#running?.done;
  }

  async #read(prefix: Prefix, signal: AbortSignal): Promise<void> {
    try {
      await this.#model.prime(prefix, signal);
    } catch {
      // It was a favour: a model that is in trouble tells so to who asks it something.
    } finally {
      if (!signal.aborted && this.#wanted === prefix) this.#wanted = undefined;
      this.#running = undefined;
    }
  }
}
