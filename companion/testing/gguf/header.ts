/** A value of the header, by the kind it is written as; a list where several are given. */
export type HeaderValue =
  | readonly ['u32' | 'i32' | 'f32', number | readonly number[]]
  | readonly ['bool', boolean]
  | readonly ['text', string | readonly string[]];

export interface HeaderTensor {
  readonly name: string;
  /** Columns first. */
  readonly dims: readonly number[];
  readonly format: number;
  readonly offset: number;
}

const KINDS = { u32: 4, i32: 5, f32: 6, bool: 7, text: 8 } as const;
const LIST = 9;
const VERSION = 3;
/** Header and tensors begin at multiples of it. */
export const ALIGNMENT = 32;

export const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

class Bytes {
  readonly #parts: Uint8Array[] = [];
  #length = 0;
  raw(bytes: Uint8Array): void {
    this.#parts.push(bytes);
    this.#length += bytes.length;
  }
  number(size: number, write: (view: DataView) => void): void {
    const bytes = new Uint8Array(size);
    write(new DataView(bytes.buffer));
    this.raw(bytes);
  }
  u32(value: number): void {
    this.number(4, (view) => view.setUint32(0, value, true));
  }
  u64(value: number): void {
    this.number(8, (view) => view.setBigUint64(0, BigInt(value), true));
  }
  text(value: string): void {
    const bytes = new TextEncoder().encode(value);
    this.u64(bytes.length);
    this.raw(bytes);
  }
  one(kind: keyof typeof KINDS, value: number | string | boolean): void {
    if (kind === 'text') return this.text(String(value));
    if (kind === 'bool') return this.raw(Uint8Array.of(value ? 1 : 0));
    if (kind === 'f32') return this.number(4, (view) => view.setFloat32(0, Number(value), true));
    this.number(4, (view) => view.setInt32(0, Number(value), true));
  }
  value([kind, value]: HeaderValue): void {
    if (typeof value !== 'object') {
      this.u32(KINDS[kind]);
      return this.one(kind, value);
    }
    this.u32(LIST);
    this.u32(KINDS[kind]);
    this.u64(value.length);
    for (const each of value) this.one(kind, each);
  }
  /** All of it, filled up to where tensors may begin. */
  done(): Uint8Array {
    const all = new Uint8Array(aligned(this.#length));
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
}

/** The head of a GGUF file: what the model is, and where its tensors are, counted from the head's end. */
export function headerOf(
  meta: Readonly<Record<string, HeaderValue>>,
  tensors: readonly HeaderTensor[],
): Uint8Array {
  const bytes = new Bytes();
  bytes.raw(new TextEncoder().encode('GGUF'));
  bytes.u32(VERSION);
  bytes.u64(tensors.length);
  bytes.u64(Object.keys(meta).length);
  for (const [key, value] of Object.entries(meta)) {
    bytes.text(key);
    bytes.value(value);
  }
  for (const { name, dims, format, offset } of tensors) {
    bytes.text(name);
    bytes.u32(dims.length);
    for (const dim of dims) bytes.u64(dim);
    bytes.u32(format);
    bytes.u64(offset);
  }
  return bytes.done();
}
