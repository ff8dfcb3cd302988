/** Added at least: small arrays need not grow again and again. */
const LEAST = 256;
/** Beyond that an eighth: what doubles holds, on the average, half as much again as it needs. */
const SHARE = 1 / 8;

/** How long an array becomes that has to hold so many. */
export function roomFor(needed: number, now: number): number {
  return Math.max(needed, now + Math.max(LEAST, Math.ceil(now * SHARE)));
}

type Growing = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/** The array itself where it is long enough, else a longer one with the same values. */
export function longer<T extends Growing>(array: T, needed: number): T {
  if (needed <= array.length) return array;
  const wide = new (array.constructor as new (length: number) => T)(roomFor(needed, array.length));
  wide.set(array);
  return wide;
}
