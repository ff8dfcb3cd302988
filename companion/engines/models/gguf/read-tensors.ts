import type { HeadBytes } from './head-bytes.ts';
import { NUMBER_FORMATS } from './number-formats.ts';
import { refuse } from './refusal.ts';

export interface TensorTable {
  readonly count: number;
  /** How many numbers all of them hold. */
  readonly numbers: number;
  /** What they take behind the head; null where one is in a format whose size is not certain. */
  readonly bytes: number | null;
  /** What most of the numbers are written in. */
  readonly format: string | null;
  readonly hasTokenTable: boolean;
}

interface Tensor {
  readonly name: string;
  readonly numbers: number;
  readonly bytes: number | null;
  readonly format: string;
  readonly offset: number;
}

/** llama.cpp refuses longer ones. */
const LONGEST_NAME_BYTES = 64;
const MOST_DIMENSIONS = 4;
const TOKEN_TABLE = 'token_embd.weight';

/** The table of tensors, which must lie one behind the other as llama.cpp wants them. */
export async function readTensors(bytes: HeadBytes, count: number, alignment: number): Promise<TensorTable> {
  const names = new Set<string>();
  const perFormat = new Map<string, number>();
  let [numbers, end, next]: [number, number | null, number | null] = [0, 0, 0];
  for (let index = 0; index < count; index += 1) {
    const tensor = await readTensor(bytes);
    if (names.has(tensor.name)) refuse(`The tensor "${tensor.name}" is in the file twice.`);
    names.add(tensor.name);
    if (next !== null && tensor.offset !== next) {
      refuse(`The tensor "${tensor.name}" does not begin where the one before it ends.`);
    }
    end = tensor.bytes === null || next === null ? null : next + tensor.bytes;
    next = end === null ? null : Math.ceil(end / alignment) * alignment;
    numbers += tensor.numbers;
    perFormat.set(tensor.format, (perFormat.get(tensor.format) ?? 0) + tensor.numbers);
  }
  const format = [...perFormat].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? null;
  return { count, numbers, bytes: end, format, hasTokenTable: names.has(TOKEN_TABLE) };
}

async function readTensor(bytes: HeadBytes): Promise<Tensor> {
  const length = await bytes.u64();
  if (length === 0 || length >= LONGEST_NAME_BYTES) {
    refuse(`A tensor has a name of ${length} bytes; it must be from 1 to ${LONGEST_NAME_BYTES - 1}.`);
  }
  const name = await bytes.text(length);
  const dimensions = await bytes.u32();
  if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
    refuse(`The tensor "${name}" has ${dimensions} dimensions; it must have from 1 to ${MOST_DIMENSIONS}.`);
  }
  const sizes: number[] = [];
  for (let index = 0; index < dimensions; index += 1) sizes.push(await bytes.u64());
  const type = await bytes.u32();
  const offset = await bytes.u64();
  const numbers = sizes.reduce((product, size) => product * size, 1);
  if (numbers === 0) refuse(`The tensor "${name}" is empty.`);
  if (!Number.isSafeInteger(numbers)) refuse(`The tensor "${name}" is larger than any file.`);
  const format = NUMBER_FORMATS[type];
  if (!format) refuse(`The tensor "${name}" is written in a format (${type}) that is not known.`);
  const { block } = format;
  if (block && (sizes[0] as number) % block.count !== 0) {
    refuse(`The tensor "${name}" has rows that its format, ${format.name}, cannot hold.`);
  }
  return {
    name,
    numbers,
    offset,
    format: format.name,
    bytes: block && (numbers / block.count) * block.bytes,
  };
}
