import type { Model, ModelState } from '../../../shared/ports/model.ts';
import { fault, type KnownError } from '../../../shared/protocol/errors.ts';

const WHAT_TO_DO =
  'There is no language model yet. Open the Companion view: it recommends one for this machine. Memory works without.';

/** No model: everything but generation works, and generation says what to do. */
export class NoneModel implements Model {
  readonly engine = 'none';
  readonly #reason: string;
  readonly #isOff: boolean;

  constructor(reason = WHAT_TO_DO, { isOff = false } = {}) {
    this.#reason = reason;
    this.#isOff = isOff;
  }

  getState(): ModelState {
    return { kind: 'none', reason: this.#reason, ...(this.#isOff ? { isOff: true } : {}) };
  }

  /** Its state never changes. */
  subscribe(): () => void {
    return () => undefined;
  }

  answer(): AsyncIterable<never> {
    return { [Symbol.asyncIterator]: () => ({ next: async () => Promise.reject(this.#unavailable()) }) };
  }

  async countPrompt(): Promise<never> {
    throw this.#unavailable();
  }

  async countTexts(): Promise<never> {
    throw this.#unavailable();
  }

  async prime(): Promise<void> {
    // There is nothing that could read ahead, and that is no error.
  }

  async embed(): Promise<never> {
    throw this.#unavailable();
  }

  async close(): Promise<void> {
    // It holds nothing.
  }

  #unavailable(): KnownError {
    return fault('model_unavailable', this.#reason);
  }
}
