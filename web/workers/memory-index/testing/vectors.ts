/** Numbers from 0 to 1, the same in every run (mulberry32). */
export function randomSource(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function unitVector(random: () => number, dimension: number): Float32Array<ArrayBuffer> {
  const vector = Float32Array.from({ length: dimension }, () => random() * 2 - 1);
  const length = Math.hypot(...vector) || 1;
  return vector.map((part) => part / length);
}
