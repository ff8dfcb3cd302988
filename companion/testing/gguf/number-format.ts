/** How the numbers of a tensor are written: the layouts that llama.cpp calls f32, f16, q8_0 and q4_0. */
export type NumberFormat = 'f32' | 'f16' | 'q8_0' | 'q4_0';

interface Layout {
  /** Of a tensor, and of a file whose tensors mostly are of it. */
  readonly id: number;
  readonly fileType: number;
  bytesOf(count: number): number;
  write(values: Float32Array, into: DataView, offset: number): void;
}

const BLOCK = 32;
const Q8_BYTES = 2 + BLOCK;
const Q4_BYTES = 2 + BLOCK / 2;
const word = new DataView(new ArrayBuffer(4));

/** The nearest half-precision number, as its bits; a weight is never beyond their range. */
export function halfBits(value: number): number {
  word.setFloat32(0, value);
  const bits = word.getUint32(0);
  const sign = (bits >>> 16) & 0x8000;
  const exponent = ((bits >>> 23) & 0xff) - 112;
  const fraction = bits & 0x7fffff;
  if (exponent >= 31) return sign | 0x7c00;
  if (exponent > 0) return sign | ((exponent << 10) + ((fraction + 0x1000) >> 13));
  if (exponent < -10) return sign;
  return sign | ((((fraction | 0x800000) >> (1 - exponent)) + 0x1000) >> 13);
}

function furthest(values: Float32Array, from: number): number {
  let found = 0;
  for (let i = from; i < from + BLOCK; i++) {
    const value = values[i] as number;
    if (Math.abs(value) > Math.abs(found)) found = value;
  }
  return found;
}

const inBytes = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, Math.round(value)));

function writeQ8(values: Float32Array, into: DataView, offset: number): void {
  for (let from = 0, at = offset; from < values.length; from += BLOCK, at += Q8_BYTES) {
    const step = Math.abs(furthest(values, from)) / 127;
    into.setUint16(at, halfBits(step), true);
    for (let i = 0; i < BLOCK; i++) {
      into.setInt8(at + 2 + i, step === 0 ? 0 : inBytes((values[from + i] as number) / step, -127, 127));
    }
  }
}

function writeQ4(values: Float32Array, into: DataView, offset: number): void {
  for (let from = 0, at = offset; from < values.length; from += BLOCK, at += Q4_BYTES) {
    const step = furthest(values, from) / -8;
    const nibble = (i: number): number =>
      step === 0 ? 8 : inBytes((values[from + i] as number) / step + 8, 0, 15);
    into.setUint16(at, halfBits(step), true);
    for (let i = 0; i < BLOCK / 2; i++) into.setUint8(at + 2 + i, nibble(i) | (nibble(i + BLOCK / 2) << 4));
  }
}

export const NUMBER_FORMATS: Readonly<Record<NumberFormat, Layout>> = {
  f32: {
    id: 0,
    fileType: 0,
    bytesOf: (count) => count * 4,
    write: (values, into, offset) =>
      values.forEach((value, i) => into.setFloat32(offset + i * 4, value, true)),
  },
  f16: {
    id: 1,
    fileType: 1,
    bytesOf: (count) => count * 2,
    write: (values, into, offset) =>
      values.forEach((value, i) => into.setUint16(offset + i * 2, halfBits(value), true)),
  },
  q8_0: { id: 8, fileType: 7, bytesOf: (count) => (count / BLOCK) * Q8_BYTES, write: writeQ8 },
  q4_0: { id: 2, fileType: 2, bytesOf: (count) => (count / BLOCK) * Q4_BYTES, write: writeQ4 },
};
