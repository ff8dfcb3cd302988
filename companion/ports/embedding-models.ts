import type { FoundModel } from '../../shared/schemas/index.ts';

/** The sentence models a person put into the data folder. */
export interface EmbeddingModelStore {
  /** The folder whose `<org>/<name>` they are. */
  readonly folder: string;
  list(): Promise<readonly FoundModel[]>;
}
