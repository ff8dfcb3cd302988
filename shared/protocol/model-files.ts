/** Where the companion serves models that a person put into $NIMA_HOME/models/embeddings. */
export const EMBEDDING_MODELS_ROOT = '/models/embeddings/';

/** What an embedding model must bring, in the layout of transformers.js. */
const NEEDED = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
/** The smaller form wins: a phone has little room, and the difference is hardly measurable. */
const WEIGHTS = ['onnx/model_quantized.onnx', 'onnx/model.onnx'];

/** Every file of such a model that is ever read. */
export const READ_MODEL_FILES: readonly string[] = [...NEEDED, ...WEIGHTS];

/** Of the files of a folder those the app will read; null where it is no model that the app can run. */
export function readableModelFiles<F extends { readonly path: string }>(files: readonly F[]): F[] | null {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const weights = WEIGHTS.find((path) => byPath.has(path));
  if (weights === undefined) return null;
  const found = [...NEEDED, weights].flatMap((path) => byPath.get(path) ?? []);
  return found.length === NEEDED.length + 1 ? found : null;
}

/** What a file is known by: the hash of what it holds, or a name that changes whenever the model does. */
export type ModelFileVersion = { readonly sha256: string } | { readonly revision: string };

/**
 * Files of models are asked for in one version of them, so that whoever keeps the answer never has to ask again. The
 * companion ignores the version.
 */
export function modelFileAddress(path: string, version: ModelFileVersion): string {
  const [name, value] = 'sha256' in version ? ['sha256', version.sha256] : ['revision', version.revision];
  return `${path}?${name}=${encodeURIComponent(value)}`;
}

/** What of a URL is looked at; this side of the house knows no browser. */
interface Address {
  readonly pathname: string;
  readonly searchParams: { get(name: string): string | null };
}

/** The version an address asks for; null where it is not the address of a version of a model's file. */
export function modelFileVersion({ pathname, searchParams }: Address): ModelFileVersion | null {
  if (!pathname.startsWith('/models/')) return null;
  const sha256 = searchParams.get('sha256');
  if (sha256 !== null) return { sha256 };
  const revision = searchParams.get('revision');
  return revision === null ? null : { revision };
}

/**
 * Addresses of one family take each other's place: the hash an app asks for is the only one it will ever read. Of
 * revisions two are needed while one is tried; whoever knows which is in use lets the others go.
 */
export function modelFileFamily(address: Address & { readonly href: string }): string {
  const version = modelFileVersion(address);
  return version && 'sha256' in version ? address.pathname : address.href;
}

/** The cache that both the service worker and the app keep such files in. */
export const MODEL_CACHE = 'nima-models';
