import { readText, type ReadText } from '../../../../shared/domain/recall/text.ts';
import type { TimeZone } from '../../../../shared/lib/time-zone.ts';
import type { Recipe } from '../../../../shared/domain/recall/weights.ts';
import type { IndexedItem } from '../../../ports/memory-index.ts';
import { clearRow, createColumns, FLAG, growColumns, restoreColumns, snapshotColumns } from './columns.ts';
import { Derived, nameGroup } from './derived.ts';
import { Dictionary } from './dictionary.ts';
import { Ids } from './ids.ts';
import { Lexicon, NO_TERM } from './lexicon.ts';
import { Lists, MOST_COUNT, MOST_IDS, packed } from './lists.ts';
import { bufferOf, joined, split, type Parts } from './parts.ts';
import type { VectorScan } from './scan.ts';
import { Sessions } from './sessions.ts';
import { Tally } from './tally.ts';
import { WallDays } from './wall-days.ts';

const FIRST_CAPACITY = 256;

/** All that is known of the items, row by row: what searching and browsing read. */
export class Store {
  readonly ids = new Ids();
  /** One more than the highest row in use. */
  rows = 0;
  totalLength = 0;
  /** How many items have a vector. */
  embedded = 0;
  columns = createColumns(FIRST_CAPACITY);
  readonly lexicon = new Lexicon();
  /** The rows of each term, with how often it stands there, in halves. */
  readonly postings = new Lists();
  /** The words of each row, the same way. */
  readonly wordsOfRow = new Lists();
  readonly groups = new Dictionary();
  /** Those of one clock: see `fileDaysBy`. */
  readonly days = new Dictionary();
  readonly speakers = new Dictionary();
  /** Packed cues. */
  readonly looks = new Tally(1024);
  readonly sessions: Sessions;
  readonly derived = new Derived(this);
  #free: number[] = [];
  #wallDays = WallDays.named('UTC');
  readonly #zeros: Float32Array;

  readonly scan: VectorScan;
  readonly recipe: Recipe;

  constructor(scan: VectorScan, recipe: Recipe) {
    this.scan = scan;
    this.recipe = recipe;
    this.#zeros = new Float32Array(scan.dimension);
    this.sessions = new Sessions(this, scan);
  }

  get size(): number {
    return this.ids.size;
  }

  put(item: IndexedItem, vector: Float32Array | null): void {
    const known = this.ids.rowOf(item.id);
    const row = known ?? this.#addRow(item.id);
    if (known !== undefined) this.#releaseRow(row);
    const text = readText(item.text);
    const sameText = this.#putWords(row, text);
    this.#putColumns(row, item, text.cues);
    if (vector || !sameText || known === undefined) this.scan.set(row, vector ?? this.#zeros);
    this.#setFlag(row, FLAG.embedded, vector !== null || (sameText && this.hasFlag(row, FLAG.embedded)));
    this.sessions.link(row, item);
  }

  remove(id: string): void {
    const row = this.ids.rowOf(id);
    if (row === undefined) return;
    this.#releaseRow(row);
    this.#putWords(row, { words: new Map(), cues: 0 });
    this.scan.set(row, this.#zeros);
    this.#setFlag(row, FLAG.embedded, false);
    clearRow(this.columns, row);
    this.ids.delete(row);
    this.#free.push(row);
  }

  /** Whether each item is filed under its day on this clock. */
  filesDaysBy(zone: TimeZone): boolean {
    return this.#wallDays.isOf(zone);
  }

  /** Files all there is under its day on this clock, and what is still to come. */
  fileDaysBy(zone: TimeZone): void {
    if (this.filesDaysBy(zone)) return;
    this.#wallDays = new WallDays(zone);
    const { group, day, at } = this.columns;
    for (let row = 0; row < this.rows; row += 1) {
      if (group[row] === 0) continue;
      const before = day[row] as number;
      day[row] = this.#takeDay(at[row] as number);
      this.days.release(before);
    }
  }

  #takeDay(at: number): number {
    return this.days.take(String(this.#wallDays.dayOf(at)));
  }

  hasFlag(row: number, flag: number): boolean {
    return ((this.columns.flags[row] as number) & flag) !== 0;
  }

  snapshot(): Parts {
    const rows = this.rows;
    return new Map([
      ...this.ids.snapshot(rows),
      ...snapshotColumns(this.columns, rows),
      ...this.lexicon.snapshot(),
      ...this.postings.snapshot('postings'),
      ...this.wordsOfRow.snapshot('text'),
      ...this.groups.snapshot('groups'),
      ...this.days.snapshot('days'),
      ['days.zone', joined([this.#wallDays.name])],
      ...this.speakers.snapshot('speakers'),
      ...this.sessions.names.snapshot('sessions'),
    ]);
  }

  /** Takes the place of everything there is. */
  restore(parts: Parts): void {
    this.rows = this.ids.restore(parts);
    this.columns = restoreColumns(parts);
    this.lexicon.restore(parts);
    restoreLists(this.postings, 'postings', parts);
    restoreLists(this.wordsOfRow, 'text', parts);
    this.groups.restore('groups', parts);
    this.days.restore('days', parts);
    this.#wallDays = WallDays.named(split(bufferOf(parts, 'days.zone'))[0] as string);
    this.speakers.restore('speakers', parts);
    this.sessions.restore(parts);
    this.looks.clear();
    this.#free = [];
    this.totalLength = 0;
    this.embedded = 0;
    for (let row = 0; row < this.rows; row += 1) {
      if (this.columns.group[row] === 0) this.#free.push(row);
      else this.looks.take(this.columns.cues[row] as number);
      this.totalLength += this.columns.length[row] as number;
      this.embedded += Number(this.hasFlag(row, FLAG.embedded));
    }
  }

  #addRow(id: string): number {
    const row = this.#free.pop() ?? this.rows;
    if (row >= MOST_IDS) throw new RangeError(`An index holds ${MOST_IDS} items at most.`);
    this.rows = Math.max(this.rows, row + 1);
    growColumns(this.columns, this.rows);
    clearRow(this.columns, row);
    this.ids.add(row, id);
    return row;
  }

  /** Takes back what the row's values count in; its words stay until others take their place. */
  #releaseRow(row: number): void {
    const { group, day, speaker, cues } = this.columns;
    this.looks.release(cues[row] as number);
    this.sessions.unlink(row);
    this.groups.release((group[row] as number) - 1);
    this.days.release(day[row] as number);
    if (speaker[row] !== 0) this.speakers.release((speaker[row] as number) - 1);
  }

  #putColumns(row: number, item: IndexedItem, cues: number): void {
    const to = this.columns;
    to.group[row] = this.groups.take(nameGroup(item)) + 1;
    to.cues[row] = cues;
    this.looks.take(cues);
    to.day[row] = this.#takeDay(item.at);
    to.at[row] = item.at;
    to.speaker[row] = item.speaker === null ? 0 : this.speakers.take(item.speaker) + 1;
    to.order[row] = item.order;
    to.validFrom[row] = item.validFrom ?? Number.NaN;
    to.validTo[row] = item.validTo ?? Number.NaN;
    this.#setFlag(row, FLAG.superseded, item.superseded);
  }

  /** True where the row held exactly these words already, in this order. */
  #putWords(row: number, { words }: ReadText): boolean {
    const before = this.wordsOfRow.values(row).slice();
    const now = [...words].map(([word, halves]) => packed(this.lexicon.take(word), halves));
    const same = now.length === before.length && now.every((value, at) => value === before[at]);
    if (!same) {
      this.#setTerms(row, before, now);
      this.wordsOfRow.replace(row, now);
    }
    for (const value of before) this.lexicon.release(value >>> 8);
    return same;
  }

  #setTerms(row: number, before: Iterable<number>, now: Iterable<number>): void {
    for (const term of this.#termCounts(before).keys()) this.postings.delete(term, row);
    let halves = 0;
    for (const [term, count] of this.#termCounts(now)) {
      this.postings.insert(term, row, Math.min(count, MOST_COUNT));
      halves += count;
    }
    this.totalLength += halves / 2 - (this.columns.length[row] as number);
    this.columns.length[row] = halves / 2;
  }

  #termCounts(values: Iterable<number>): Map<number, number> {
    const counts = new Map<number, number>();
    for (const value of values) {
      const term = this.lexicon.term(value >>> 8);
      if (term !== NO_TERM) counts.set(term, (counts.get(term) ?? 0) + (value & 255));
    }
    return counts;
  }

  #setFlag(row: number, flag: number, on: boolean): void {
    const flags = this.columns.flags[row] as number;
    if (flag === FLAG.embedded) this.embedded += Number(on) - Number((flags & flag) !== 0);
    this.columns.flags[row] = on ? flags | flag : flags & ~flag;
  }
}

function restoreLists(lists: Lists, name: string, parts: Parts): void {
  lists.restore(
    new Uint32Array(bufferOf(parts, `${name}.data`)),
    new Uint32Array(bufferOf(parts, `${name}.size`)),
  );
}
