import type { HeadBytes } from './head-bytes.ts';
import { refuse } from './refusal.ts';

/** What the head says under one key. Of lists and long texts only how long they are. */
export type HeadValue =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'text'; readonly value: string; readonly lengthBytes: number }
  | { readonly kind: 'list'; readonly of: ValueKind; readonly count: number };

export type ValueKind = 'number' | 'bool' | 'text' | 'list';

interface Fixed {
  readonly bytes: number;
  read(view: DataView): number;
}

const TEXT = 8;
const LIST = 9;
const BOOL = 7;
const FIXED: Readonly<Record<number, Fixed>> = {
  0: { bytes: 1, read: (view) => view.getUint8(0) },
  1: { bytes: 1, read: (view) => view.getInt8(0) },
  2: { bytes: 2, read: (view) => view.getUint16(0, true) },
  3: { bytes: 2, read: (view) => view.getInt16(0, true) },
  4: { bytes: 4, read: (view) => view.getUint32(0, true) },
  5: { bytes: 4, read: (view) => view.getInt32(0, true) },
  6: { bytes: 4, read: (view) => view.getFloat32(0, true) },
  [BOOL]: { bytes: 1, read: (view) => view.getUint8(0) },
  10: { bytes: 8, read: (view) => Number(view.getBigUint64(0, true)) },
  11: { bytes: 8, read: (view) => Number(view.getBigInt64(0, true)) },
  12: { bytes: 8, read: (view) => view.getFloat64(0, true) },
};

/** The largest vocabularies have 300,000 tokens and as many merges; beyond this a file only wants to keep us busy. */
const MOST_ITEMS = 8_000_000;
/** llama.cpp knows no lists in lists; a few are stepped over. */
const DEEPEST = 4;
/** Names and kinds are shorter; a chat template is longer, and only its being there matters. */
const KEPT_BYTES = 256;

/** Reads values one after the other, and bounds what all of them together may take. */
export class ValueReader {
  readonly #bytes: HeadBytes;
  #items = 0;

  constructor(bytes: HeadBytes) {
    this.#bytes = bytes;
  }

  /** `key` is what an error is told with. */
  async read(key: string): Promise<HeadValue> {
    const type = await this.#bytes.u32();
    if (type === TEXT) return this.#text(key);
    if (type === LIST) return this.#list(key, 1);
    const fixed = FIXED[type] ?? refuse(`The value of "${key}" is of a kind (${type}) that does not exist.`);
    const value = fixed.read(await this.#bytes.view(fixed.bytes));
    return type === BOOL ? { kind: 'bool', value: value !== 0 } : { kind: 'number', value };
  }

  async #text(key: string): Promise<HeadValue> {
    const lengthBytes = await this.#bytes.u64();
    if (lengthBytes > this.#bytes.left) refuse(`The text of "${key}" is longer than the file.`);
    const kept = Math.min(lengthBytes, KEPT_BYTES);
    const value = await this.#bytes.text(kept);
    this.#bytes.skip(lengthBytes - kept);
    return { kind: 'text', value, lengthBytes };
  }

  async #list(key: string, depth: number): Promise<HeadValue> {
    const type = await this.#bytes.u32();
    const count = await this.#bytes.u64();
    const fixed = FIXED[type];
    const least = fixed?.bytes ?? 8;
    if (count * least > this.#bytes.left) refuse(`The list "${key}" is longer than the file.`);
    if (fixed) {
      this.#bytes.skip(count * fixed.bytes);
      return { kind: 'list', of: type === BOOL ? 'bool' : 'number', count };
    }
    this.#items += count;
    if (this.#items > MOST_ITEMS) refuse(`The list "${key}" has more items than any model needs.`);
    if (type === TEXT) {
      await this.#skipTexts(key, count);
      return { kind: 'list', of: 'text', count };
    }
    if (type !== LIST) refuse(`The list "${key}" is of a kind (${type}) that does not exist.`);
    if (depth === DEEPEST) refuse(`The list "${key}" holds lists in lists without end.`);
    for (let item = 0; item < count; item += 1) await this.#list(key, depth + 1);
    return { kind: 'list', of: 'list', count };
  }

  async #skipTexts(key: string, count: number): Promise<void> {
    for (let item = 0; item < count; item += 1) {
      if (!this.#bytes.has(8)) await this.#bytes.fill(8);
      const length = this.#bytes.takeU64();
      if (length > this.#bytes.left) refuse(`A text in the list "${key}" is longer than the file.`);
      this.#bytes.skip(length);
    }
  }
}
