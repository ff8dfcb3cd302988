import type { EmbeddingModelChoice } from '../../shared/schemas/index.ts';
import type { AvailableModel, EmbeddingModels } from './embedding-models.ts';
import type { EmbedderState } from './embedder.ts';
import type { Readable } from './readable.ts';

export interface ModelInUse {
  readonly model: AvailableModel;
  /** How many numbers make one of its vectors; null until it is known. */
  readonly dimension: number | null;
  /** `absent` and `failed`: search works by words until its files are here again. */
  readonly embedder: EmbedderState['kind'];
}

export type ChangeStage =
  /** Not begun yet, or another tab is at it and tells nothing yet. */
  | { kind: 'waiting' }
  /** Its files are being fetched, 0 to 1; null where the size is not known. */
  | { kind: 'fetching'; progress: number | null }
  /** So many of all records have their new vectors. */
  | { kind: 'embedding'; done: number; total: number }
  /** Its files cannot be had now. It goes on when they can. */
  | { kind: 'absent' }
  | { kind: 'failed'; message: string };

export interface ModelChange {
  readonly model: AvailableModel;
  readonly stage: ChangeStage;
}

export interface ModelChoiceState {
  /** What search answers with; null until it is known. */
  readonly used: ModelInUse | null;
  /** What takes its place once everything is embedded with it. */
  readonly next: ModelChange | null;
}

/** The model a person searches by meaning with, and its change, which goes on in the background and survives closing. */
export interface ModelChoice extends Readable<ModelChoiceState>, Pick<EmbeddingModels, 'keep' | 'drop'> {
  /** All there are, among them the one in use and the one on its way, also where nobody offers them now. */
  list(signal: AbortSignal): Promise<readonly AvailableModel[]>;
  /** Resolves when the choice is kept; the change itself takes its time. Choosing the one in use ends a change. */
  choose(choice: EmbeddingModelChoice): Promise<void>;
  /** Stays with the model in use. */
  cancel(): Promise<void>;
  /** Looks again for files that could not be had. */
  retry(): void;
}
