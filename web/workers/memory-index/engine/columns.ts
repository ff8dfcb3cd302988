import { bufferOf, parted, type Parts } from './parts.ts';
import { roomFor } from './room.ts';

/** What the index knows of an item besides its words and its vector, one number a row. */
const SHAPE = {
  /** Of kind, category, source and pinned together: what filters ask for. 0 where there is no item. */
  group: Uint32Array,
  /** See `packCues`. */
  cues: Uint16Array,
  /** Number of its day among the days there are. */
  day: Uint32Array,
  at: Float64Array,
  /** 0 for the owner, else one more than the number of its speaker. */
  speaker: Uint32Array,
  /** One more than the number of its session; 0 where neighbours do not count. */
  session: Uint32Array,
  order: Float64Array,
  /** Neighbours in the session, as rows; -1 where there is none. */
  previous: Int32Array,
  next: Int32Array,
  /** What its window of vectors is multiplied by to have length one. */
  windowScale: Float32Array,
  /** How many words that say something, asides counted half. */
  length: Float32Array,
  flags: Uint8Array,
  /** NaN where it is not known. */
  validFrom: Float64Array,
  validTo: Float64Array,
} as const;

type Shape = typeof SHAPE;
type Name = keyof Shape;
export type Columns = { [K in Name]: InstanceType<Shape[K]> };

export const FLAG = { superseded: 1, embedded: 2 } as const;

const NAMES = Object.keys(SHAPE) as Name[];

export function createColumns(capacity: number): Columns {
  return Object.fromEntries(NAMES.map((name) => [name, new SHAPE[name](capacity)])) as Columns;
}

/** Wider arrays in the same object. */
export function growColumns(columns: Columns, rows: number): void {
  const capacity = columns.group.length;
  if (rows <= capacity) return;
  const wide = createColumns(roomFor(rows, capacity));
  for (const name of NAMES) wide[name].set(columns[name]);
  Object.assign(columns, wide);
}

export function clearRow(columns: Columns, row: number): void {
  for (const name of NAMES) columns[name][row] = 0;
  columns.previous[row] = -1;
  columns.next[row] = -1;
}

export function snapshotColumns(columns: Columns, rows: number): Parts {
  return parted('row', Object.fromEntries(NAMES.map((name) => [name, columns[name].subarray(0, rows)])));
}

export function restoreColumns(parts: Parts): Columns {
  return Object.fromEntries(
    NAMES.map((name) => [name, new SHAPE[name](bufferOf(parts, `row.${name}`))]),
  ) as Columns;
}
