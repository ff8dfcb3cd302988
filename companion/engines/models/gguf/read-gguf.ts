import { HeadBytes, type ByteSource } from './head-bytes.ts';
import { Refusal, refuse } from './refusal.ts';
import { readTensors, type TensorTable } from './read-tensors.ts';
import { ValueReader, type HeadValue } from './read-values.ts';

export interface GgufHead {
  readonly version: number;
  readonly values: ReadonlyMap<string, HeadValue>;
  readonly tensors: TensorTable;
}

export type GgufVerdict =
  | { readonly isReadable: true; readonly head: GgufHead }
  | { readonly isReadable: false; readonly reason: string };

const MAGIC = 'GGUF';
/** Those before it were in use for some weeks of 2023, and llama.cpp reads them no more. */
const OLDEST_VERSION = 2;
const NEWEST_VERSION = 3;
/** Real heads have some dozens of keys and some hundreds of tensors, the largest some thousands. */
const MOST_KEYS = 10_000;
const MOST_TENSORS = 65_536;
const LONGEST_KEY_BYTES = 512;
const LARGEST_ALIGNMENT = 1 << 20;
const USUAL_ALIGNMENT = 32;

/**
 * The head of a GGUF file, read and checked against its size. The file may be hostile: nothing is allocated by a length
 * it names, nothing beyond its end is read, and the worst it can do is to be refused with a reason.
 */
export async function readGguf(source: ByteSource): Promise<GgufVerdict> {
  try {
    return { isReadable: true, head: await readHead(new HeadBytes(source)) };
  } catch (error) {
    if (error instanceof Refusal) return { isReadable: false, reason: error.message };
    throw error;
  }
}

async function readHead(bytes: HeadBytes): Promise<GgufHead> {
  const version = await readStart(bytes);
  const tensorCount = await bytes.u64();
  const keyCount = await bytes.u64();
  if (tensorCount > MOST_TENSORS)
    refuse(`The file says it has ${tensorCount} tensors; no model has so many.`);
  if (keyCount > MOST_KEYS) refuse(`The file says it has ${keyCount} values; no model has so many.`);
  const values = await readValues(bytes, keyCount);
  const alignment = alignmentOf(values);
  const tensors = await readTensors(bytes, tensorCount, alignment);
  const missing = (tensors.bytes ?? 0) - (bytes.left - fillOf(bytes.at, alignment));
  if (tensors.count > 0 && missing > 0) {
    refuse(`The file is cut short: ${Math.ceil(missing / 1024)} KB of its weights are missing.`);
  }
  return { version, values, tensors };
}

async function readStart(bytes: HeadBytes): Promise<number> {
  if (bytes.left === 0) refuse('The file is empty.');
  if (bytes.left < MAGIC.length || (await bytes.text(MAGIC.length)) !== MAGIC) {
    refuse('This is no GGUF file: it does not begin as one.');
  }
  const version = await bytes.u32();
  if (version >= 1 << 16) refuse('The file was made for machines that write numbers the other way round.');
  if (version < OLDEST_VERSION) refuse(`This form of GGUF (${version}) is too old. Get a newer file.`);
  if (version > NEWEST_VERSION) refuse(`This form of GGUF (${version}) is newer than Nima. Update Nima.`);
  return version;
}

async function readValues(bytes: HeadBytes, count: number): Promise<Map<string, HeadValue>> {
  const values = new Map<string, HeadValue>();
  const reader = new ValueReader(bytes);
  for (let index = 0; index < count; index += 1) {
    const length = await bytes.u64();
    if (length === 0 || length > LONGEST_KEY_BYTES) {
      refuse(`A key in its head is ${length} bytes long; it must be from 1 to ${LONGEST_KEY_BYTES}.`);
    }
    const key = await bytes.text(length);
    if (values.has(key)) refuse(`Its head says "${key}" twice.`);
    values.set(key, await reader.read(key));
  }
  return values;
}

function alignmentOf(values: ReadonlyMap<string, HeadValue>): number {
  const found = values.get('general.alignment');
  if (found === undefined) return USUAL_ALIGNMENT;
  const alignment = found.kind === 'number' ? found.value : 0;
  const isPowerOfTwo = Number.isInteger(Math.log2(alignment));
  if (!isPowerOfTwo || alignment < 1 || alignment > LARGEST_ALIGNMENT) {
    refuse('Its "general.alignment" is no power of two.');
  }
  return alignment;
}

const fillOf = (at: number, alignment: number): number => (alignment - (at % alignment)) % alignment;
