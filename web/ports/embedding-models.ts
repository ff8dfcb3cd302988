import type { EmbeddingModelChoice } from '../../shared/schemas/index.ts';
import type { Embedder } from './embedder.ts';

/** A model one could search by meaning with. */
export interface AvailableModel {
  /** Plain data: whoever chooses it keeps this, and hands it back at the next start. */
  readonly choice: EmbeddingModelChoice;
  /** What its vectors are stamped with. Another one whenever its files changed. */
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
}

/** A file of a picked folder, by its path below that folder. */
export interface PickedFile {
  readonly path: string;
  readonly content: File;
}

export interface OpenEmbedder extends Embedder {
  /** Ends the worker. What is under way fails; the next call begins anew. */
  close(): void;
}

/** Which models there are. Several may be open at once: search goes on with the old one while a new one embeds. */
export interface EmbeddingModels {
  /** What is known of a model without asking anybody. */
  describe(choice: EmbeddingModelChoice): AvailableModel;
  /** The built-in one, those picked, and those of the companion where there is one that answers. */
  list(signal: AbortSignal): Promise<readonly AvailableModel[]>;
  /**
   * Copies a picked folder into this browser, where it stays. Fails with `embedding_model_unusable` where the folder
   * holds no model that can be run, and with `storage_full` where there is no room. What was kept before stays, also
   * of the same name.
   */
  keep(
    signal: AbortSignal,
    folderName: string,
    files: readonly PickedFile[],
    onProgress?: (share: number) => void,
  ): Promise<AvailableModel>;
  /** Removes this revision of a model from this browser; the companion's is fetched again when it is next used. */
  drop(choice: EmbeddingModelChoice): Promise<void>;
  /** Removes from this browser every other revision of that model, except those that are needed. */
  dropOthers(choice: EmbeddingModelChoice, needed: readonly EmbeddingModelChoice[]): Promise<void>;
  /** Its embedder, not begun yet. The caller closes it. */
  open(choice: EmbeddingModelChoice): OpenEmbedder;
}

/** A picked folder, as `<input webkitdirectory>` gives it: each path begins with the name of the folder itself. */
export function pickedFolder(files: Iterable<File>): { name: string; files: readonly PickedFile[] } {
  let name = '';
  const picked = Array.from(files, (content): PickedFile => {
    const [folder = '', ...below] = content.webkitRelativePath.split('/');
    name ||= folder;
    return { path: below.join('/'), content };
  });
  return { name, files: picked };
}
