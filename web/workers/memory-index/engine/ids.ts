import { HashTable, mixed } from './hash-table.ts';
import { bytesOf, bufferOf, type Parts } from './parts.ts';
import { longer } from './room.ts';

const WORDS = 4;
/** Where the dashes stand in a written UUID; as every record of this app has one, it is kept as its 16 bytes. */
const DASHES: ReadonlySet<number> = new Set([8, 13, 18, 23]);
const UUID_LENGTH = 36;

/** The id of each row, and the row of each id. An object for each would weigh more than all else of a row but its vector. */
export class Ids {
  /** Four a row, in the order of its letters; all zero where there is none, or where it is no UUID. */
  #words = new Uint32Array(WORDS * 256);
  readonly #rows = new HashTable((row) => this.#hashAt(this.#words, row * WORDS));
  /** Those that are no UUIDs. */
  readonly #others = new Map<string, number>();
  readonly #otherOfRow = new Map<number, string>();
  readonly #asked = new Uint32Array(WORDS);
  readonly #letters = new Uint8Array(UUID_LENGTH);

  get size(): number {
    return this.#rows.size + this.#others.size;
  }

  rowOf(id: string): number | undefined {
    const asked = this.#asked;
    if (!readUuid(id, asked, 0)) return this.#others.get(id);
    const words = this.#words;
    return this.#rows.find(this.#hashAt(asked, 0), (row) => {
      const at = row * WORDS;
      return (
        words[at + 3] === asked[3] &&
        words[at + 2] === asked[2] &&
        words[at + 1] === asked[1] &&
        words[at] === asked[0]
      );
    });
  }

  of(row: number): string {
    return this.#otherOfRow.get(row) ?? writeUuid(this.#words, row * WORDS, this.#letters);
  }

  /** Below zero where the id of the first row stands before that of the second one. */
  compare(one: number, other: number): number {
    if (this.#otherOfRow.has(one) || this.#otherOfRow.has(other))
      return this.of(one) < this.of(other) ? -1 : 1;
    for (let at = 0; at < WORDS; at += 1) {
      const apart = (this.#words[one * WORDS + at] as number) - (this.#words[other * WORDS + at] as number);
      if (apart !== 0) return apart;
    }
    return 0;
  }

  /** Expects that neither the id nor the row has another one. */
  add(row: number, id: string): void {
    this.#words = longer(this.#words, (row + 1) * WORDS);
    if (readUuid(id, this.#words, row * WORDS)) {
      this.#rows.add(row);
      return;
    }
    this.#words.fill(0, row * WORDS, (row + 1) * WORDS);
    this.#others.set(id, row);
    this.#otherOfRow.set(row, id);
  }

  delete(row: number): void {
    const other = this.#otherOfRow.get(row);
    if (other === undefined) {
      this.#rows.delete(row);
      this.#words.fill(0, row * WORDS, (row + 1) * WORDS);
      return;
    }
    this.#others.delete(other);
    this.#otherOfRow.delete(row);
  }

  snapshot(rows: number): Parts {
    return new Map([
      ['ids', bytesOf(this.#words.subarray(0, rows * WORDS))],
      ['ids.others', new TextEncoder().encode(JSON.stringify([...this.#otherOfRow]))],
    ]);
  }

  /** Answers how many rows there are, those without an id among them. */
  restore(parts: Parts): number {
    this.#words = new Uint32Array(bufferOf(parts, 'ids'));
    this.#others.clear();
    this.#otherOfRow.clear();
    const others = JSON.parse(new TextDecoder().decode(bufferOf(parts, 'ids.others'))) as [number, string][];
    for (const [row, id] of others) {
      this.#others.set(id, row);
      this.#otherOfRow.set(row, id);
    }
    const rows = this.#words.length / WORDS;
    this.#rows.fill(this.#uuidRows(rows), rows);
    return rows;
  }

  *#uuidRows(rows: number): Generator<number> {
    const words = this.#words;
    for (let row = 0; row < rows; row += 1) if (isAny(words, row * WORDS)) yield row;
  }

  #hashAt(words: Uint32Array, at: number): number {
    const [time, random] = [words[at + 1] as number, words[at + 3] as number];
    return mixed(random ^ mixed((words[at + 2] as number) ^ mixed(time ^ mixed(words[at] as number))));
  }
}

function isAny(words: Uint32Array, at: number): boolean {
  return words[at] !== 0 || words[at + 1] !== 0 || words[at + 2] !== 0 || words[at + 3] !== 0;
}

/** True where it is a UUID as this app writes them, in small letters, and not the one of zeros: its words are written. */
function readUuid(id: string, into: Uint32Array, at: number): boolean {
  if (id.length !== UUID_LENGTH) return false;
  let word = 0;
  let digits = 0;
  for (let place = 0; place < UUID_LENGTH; place += 1) {
    const code = id.charCodeAt(place);
    if (DASHES.has(place)) {
      if (code !== 45) return false;
      continue;
    }
    const digit = digitOf(code);
    if (digit < 0) return false;
    word = (word << 4) | digit;
    digits += 1;
    if (digits % 8 === 0) into[at + digits / 8 - 1] = word;
  }
  return isAny(into, at);
}

function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 97 && code <= 102 ? code - 87 : -1;
}

function writeUuid(words: Uint32Array, at: number, letters: Uint8Array): string {
  let digits = 0;
  for (let place = 0; place < UUID_LENGTH; place += 1) {
    if (DASHES.has(place)) {
      letters[place] = 45;
      continue;
    }
    const digit = ((words[at + (digits >>> 3)] as number) >>> (28 - 4 * (digits & 7))) & 15;
    letters[place] = digit < 10 ? 48 + digit : 87 + digit;
    digits += 1;
  }
  return String.fromCharCode(...letters);
}
