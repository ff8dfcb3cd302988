import type { ModelList, ModelServer, ModelServerChoice } from '../../shared/schemas/index.ts';
import type { Readable } from './readable.ts';

export type ModelLibraryState =
  /** Not known yet: the first answer is awaited. */
  | { kind: 'asking' }
  /** `switchingTo` is being loaded because it was chosen here; the one before answers meanwhile. */
  | { kind: 'known'; list: ModelList; switchingTo: string | null }
  /** This companion keeps no models: it is older than they are. */
  | { kind: 'none' }
  /** The list could not be had, and is asked for again by itself. */
  | { kind: 'failed'; error: unknown };

/** The models of the companion. What is asked of it fails with a fault that says why, and changes nothing then. */
export interface ModelLibrary extends Readable<ModelLibraryState> {
  /** Keeps the list as it is at the companion, until the signal ends. What was known stays known afterwards. */
  watch(signal: AbortSignal): void;
  /** Begins to download a model, or goes on where it stopped; how far it is shows in the list. */
  pull(id: string): Promise<void>;
  cancelPull(id: string): Promise<void>;
  /** Resolves when it is loaded and answers. */
  choose(id: string): Promise<void>;
  /** Servers of models on the companion's machine. They are offered, and never used by themselves. */
  servers(signal: AbortSignal): Promise<readonly ModelServer[]>;
  /** Resolves when it answers. */
  chooseServer(choice: ModelServerChoice): Promise<void>;
  /** Deletes a model, or what arrived of one. */
  remove(id: string): Promise<void>;
}
