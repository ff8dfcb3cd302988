import type { KeptPersona } from '../../../shared/schemas/persona.ts';
import { NOTHING_KEPT, type PersonaRepository } from '../personas.ts';

/** What is kept, in a variable. Watchers are told a turn later, as by a database; tabs may share it. */
export class FakePersonas implements PersonaRepository {
  kept: KeptPersona = NOTHING_KEPT;
  /** Set to make it fail, as a database that does not open. */
  failure: Error | null = null;
  readonly #watchers = new Set<() => void>();

  async read(): Promise<KeptPersona> {
    if (this.failure) throw this.failure;
    return this.kept;
  }

  async keep(kept: KeptPersona): Promise<void> {
    if (this.failure) throw this.failure;
    this.kept = kept;
    for (const tell of this.#watchers) queueMicrotask(tell);
  }

  async reset(): Promise<KeptPersona> {
    const before = await this.read();
    await this.keep(NOTHING_KEPT);
    return before;
  }

  watch(onChange: (now: KeptPersona) => void, onError: (error: unknown) => void): () => void {
    const tell = () => {
      if (!this.#watchers.has(tell)) return;
      if (this.failure) onError(this.failure);
      else onChange(this.kept);
    };
    this.#watchers.add(tell);
    queueMicrotask(tell);
    return () => this.#watchers.delete(tell);
  }
}
