import type { ModelEvent, Question } from '../../../../shared/ports/model.ts';
import type { Prompt } from '../../../../shared/schemas/index.ts';
import { ScriptedModel, type Script } from '../../../../shared/testing/scripted-model.ts';

/** Lets everything that is ready to happen happen. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => void setImmediate(resolve));
}

/** A model that says its next word, or ends its reading ahead, when the test lets it; and that knows who is inside. */
export class SteppedModel extends ScriptedModel {
  readonly #gates = new Set<() => void>();
  /** How many were in the model together, at most. */
  mostInside = 0;
  inside = 0;
  /** Prefixes whose reading ahead was under way and broken off. */
  brokenOff = 0;

  constructor(script: Script = {}) {
    super({ ...script, beforeWord: async (signal) => this.#pass(signal) });
  }

  override async *answer(question: Question, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    this.#enter();
    try {
      yield* super.answer(question, signal);
    } finally {
      this.inside -= 1;
    }
  }

  override async prime(prompt: Omit<Prompt, 'volatile'>, signal?: AbortSignal): Promise<void> {
    this.#enter();
    try {
      await super.prime(prompt);
      if (signal) await this.#pass(signal);
    } finally {
      if (signal?.aborted) this.brokenOff += 1;
      this.inside -= 1;
    }
  }

  /** Work of another kind that takes one step. */
  async work(signal: AbortSignal): Promise<string> {
    this.#enter();
    try {
      await this.#pass(signal);
      return 'worked';
    } finally {
      this.inside -= 1;
    }
  }

  /** One word more, of whatever is under way. */
  async step(): Promise<void> {
    for (const open of this.#gates) open();
    await settled();
  }

  #enter(): void {
    this.inside += 1;
    this.mostInside = Math.max(this.mostInside, this.inside);
  }

  async #pass(signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const open = () => {
        this.#gates.delete(open);
        signal.removeEventListener('abort', open);
        resolve();
      };
      this.#gates.add(open);
      signal.addEventListener('abort', open);
      if (signal.aborted) open();
    });
  }
}
