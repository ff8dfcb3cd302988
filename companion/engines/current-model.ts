import type { Model, ModelEvent, ModelState, Question } from '../../shared/ports/model.ts';
import type { Prompt } from '../../shared/schemas/index.ts';

/** The model that is used now. Whoever holds this one need not know that another took its place. */
export class CurrentModel implements Model {
  readonly #listeners = new Set<(state: ModelState) => void>();
  #model: Model;
  #unfollow: () => void;

  constructor(model: Model) {
    this.#model = model;
    this.#unfollow = this.#follow(model);
  }

  get engine(): Model['engine'] {
    return this.#model.engine;
  }

  is(model: Model): boolean {
    return this.#model === model;
  }

  getState(): ModelState {
    return this.#model.getState();
  }

  subscribe(listener: (state: ModelState) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** From now on that one. The one before ends; who waits in line for it is answered by the new one. */
  async switchTo(next: Model): Promise<void> {
    const before = this.#model;
    this.#unfollow();
    this.#model = next;
    this.#unfollow = this.#follow(next);
    this.#tell(next.getState());
    await before.close();
  }

  answer(question: Question, signal: AbortSignal): AsyncIterable<ModelEvent> {
    return this.#model.answer(question, signal);
  }

  async countPrompt(prompt: Prompt, signal: AbortSignal): Promise<number> {
    return this.#model.countPrompt(prompt, signal);
  }

  async countTexts(texts: readonly string[], signal: AbortSignal): Promise<readonly number[]> {
    return this.#model.countTexts(texts, signal);
  }

  async prime(prompt: Omit<Prompt, 'volatile'>, signal: AbortSignal): Promise<void> {
    return this.#model.prime(prompt, signal);
  }

  async embed(texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]> {
    return this.#model.embed(texts, signal);
  }

  async close(): Promise<void> {
    this.#unfollow();
    await this.#model.close();
  }

  #follow(model: Model): () => void {
    return model.subscribe((state) => this.#tell(state));
  }

  #tell(state: ModelState): void {
    for (const listener of this.#listeners) listener(state);
  }
}
