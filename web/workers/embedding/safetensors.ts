import { fault } from '../../../shared/protocol/errors.ts';

/** One array of a file, as its header describes it. */
interface Described {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

const LENGTH_BYTES = 8;
/** Headers name a handful of arrays. A larger number is a file of something else. */
const MOST_HEADER_BYTES = 1_000_000;

/** The rows of a static model: one int8 vector for each token, and the number its row is multiplied by. */
export interface StaticWeights {
  readonly rows: number;
  readonly dimension: number;
  readonly values: Int8Array;
  readonly scales: Float32Array;
}

/**
 * Reads `embedding.weight` and `embedding.scale`. All shapes come from the file; what does not add up is refused. The
 * values stay where they lie in it: they are nearly all of it, and a copy would be held beside it.
 */
export function readStaticWeights(file: Uint8Array): StaticWeights {
  const header = readHeader(file);
  const weight = find(header, file, 'embedding.weight', 'I8');
  const scale = find(header, file, 'embedding.scale', 'F32');
  const [rows = 0, dimension = 0] = weight.shape;
  if (weight.shape.length !== 2 || rows === 0 || dimension === 0) throw broken('its weights are no table');
  if (scale.shape.length !== 1 || scale.shape[0] !== rows) throw broken('it has not one scale for each row');
  // Copied: floats must lie at a multiple of four. (`slice` of a Buffer would be a view.)
  const scales = new Float32Array(new Uint8Array(scale.bytes).buffer);
  if (!scales.every((value) => Number.isFinite(value))) throw broken('a scale is not a number');
  return { rows, dimension, values: int8Of(weight.bytes), scales };
}

function int8Of({ buffer, byteOffset, byteLength }: Uint8Array): Int8Array {
  return new Int8Array(buffer, byteOffset, byteLength);
}

function readHeader(file: Uint8Array): { entries: Record<string, unknown>; start: number } {
  if (file.byteLength < LENGTH_BYTES) throw broken('it is empty');
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const length = Number(view.getBigUint64(0, true));
  const start = LENGTH_BYTES + length;
  if (length > MOST_HEADER_BYTES || start > file.byteLength)
    throw broken('it is cut short, or another format');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file.subarray(LENGTH_BYTES, start));
    const entries: unknown = JSON.parse(text);
    if (typeof entries === 'object' && entries !== null)
      return { entries: entries as Record<string, unknown>, start };
  } catch (error) {
    throw broken('its header is not JSON', error);
  }
  throw broken('its header is no object');
}

function find(
  { entries, start }: { entries: Record<string, unknown>; start: number },
  file: Uint8Array,
  name: string,
  dtype: 'I8' | 'F32',
): Described {
  const entry = Object.hasOwn(entries, name) ? entries[name] : undefined;
  const { dtype: type, shape, data_offsets: offsets } = (entry ?? {}) as Record<string, unknown>;
  if (type !== dtype || !isCounts(shape) || !isCounts(offsets))
    throw broken(`${name} is not there as ${dtype}`);
  const [from = 0, to = 0] = offsets;
  const sizeBytes = shape.reduce((product, count) => product * count, dtype === 'I8' ? 1 : 4);
  if (to - from !== sizeBytes || start + to > file.byteLength)
    throw broken(`${name} has not the size it names`);
  return { dtype, shape, bytes: file.subarray(start + from, start + to) };
}

function isCounts(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((count) => Number.isSafeInteger(count) && count >= 0);
}

function broken(reason: string, cause?: unknown) {
  return fault('embedding_unavailable', `The weights of the embedding model cannot be used: ${reason}.`, {
    cause,
  });
}
