import type { KeptPersona, Persona, RuleName } from '../../shared/schemas/persona.ts';
import type { Readable } from './readable.ts';

/** Where nobody changed anything. */
export const NOTHING_KEPT: KeptPersona = { own: null, brought: false, off: [] };

/** What this browser keeps of who speaks. All tabs see the same, and hear of a change of any of them. */
export interface PersonaRepository {
  read(): Promise<KeptPersona>;
  /** Calls `onChange` with what is kept now and after each change. The answer stops the watching. */
  watch(onChange: (now: KeptPersona) => void, onError: (error: unknown) => void): () => void;
  keep(kept: KeptPersona): Promise<void>;
  /** Nobody changed anything. Answers what was kept until now, for the way back. */
  reset(): Promise<KeptPersona>;
}

export interface PersonaState {
  /** False until it is known what is kept: nothing can be edited before. */
  readonly isReady: boolean;
  /** Who speaks now. */
  readonly persona: Persona;
  /** Whether the owner edited it, or took another one. */
  readonly isOwn: boolean;
  /** Whether their companion brought it, and it is as it came. */
  readonly isBrought: boolean;
  /** What the companion brings, where that is not who speaks already. */
  readonly offered: Persona | null;
  /** The rules that are turned off. */
  readonly off: readonly RuleName[];
  /** Why the last change is not kept, or why nothing can be read; null where all is well. */
  readonly failure: unknown;
}

/** Who speaks: what the owner made of it, or the one that ships. Changes are there at once and kept right after. */
export interface Personas extends Readable<PersonaState> {
  edit(change: (now: Persona) => Persona): void;
  switchRule(rule: RuleName, on: boolean): void;
  /** The one that ships, with all rules. Answers the way back, once it is done. */
  reset(): Promise<() => void>;
  /** The companion brings one; null where it does not. Nobody speaks in another voice before the owner says so. */
  offer(persona: Persona | null): void;
  /** The one that is offered speaks from now on, with a companion and without. Answers the way back. */
  takeOffered(): () => void;
}
