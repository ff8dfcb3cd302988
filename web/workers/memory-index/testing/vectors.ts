export function unitVector(random: () => number, dimension: number): Float32Array<ArrayBuffer> {
  const vector = Float32Array.from({ length: dimension }, () => random() * 2 - 1);
  const length = Math.hypot(...vector) || 1;
  return vector.map((part) => part / length);
}
