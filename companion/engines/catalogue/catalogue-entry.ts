import type { ModelUse } from '../../../shared/schemas/index.ts';

/** One file of a model, at an address that always holds the same bytes. */
export interface CatalogueFile {
  /** Where it comes to lie, below the folder of the model. */
  readonly path: string;
  readonly url: string;
  /** Null where nobody has told. */
  readonly sizeBytes: number | null;
  /** Null: it is decided by the first download, and held to from then on. */
  readonly sha256: string | null;
}

/** A model that can be downloaded. */
export interface CatalogueEntry {
  readonly id: string;
  readonly name: string;
  readonly use: ModelUse;
  readonly licence: string;
  readonly licenceUrl: string;
  readonly page: string;
  /** What it is good for, in one sentence. */
  readonly summary: string;
  /** Machines with that much memory are what it is meant for; null where memory does not matter. */
  readonly memoryGb: number | null;
  /** Below $NIMA_HOME/models; null is that folder itself. */
  readonly folder: string | null;
  readonly files: readonly CatalogueFile[];
}

/** What is recommended for machines with so much memory. */
export interface Default {
  readonly memoryGb: number;
  readonly id: string;
  readonly contextTokens: number;
  readonly better: string | null;
}

/** What all files of a model take, or null where one of them is not known. */
export function sizeOf(entry: CatalogueEntry): number | null {
  return entry.files.reduce<number | null>(
    (sum, { sizeBytes }) => (sum === null || sizeBytes === null ? null : sum + sizeBytes),
    0,
  );
}

/** Who is asked for the files. */
export function hostOf(entry: CatalogueEntry): string {
  return new URL(entry.files[0]?.url ?? entry.page).host;
}
