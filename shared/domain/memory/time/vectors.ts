/** How alike two unit vectors are; 0 where one is missing or of another model. */
export function dot(a: Float32Array | null, b: Float32Array | null): number {
  if (!a || !b || a.length !== b.length) return 0;
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** The direction several vectors share, each as much as it weighs, of length 1; null where there are none. */
export function weightedMean(
  vectors: readonly (Float32Array | null)[],
  weights: readonly number[],
): Float32Array | null {
  const first = vectors.find((vector) => vector !== null);
  if (!first) return null;
  const mean = new Float32Array(first.length);
  for (const [index, vector] of vectors.entries()) {
    if (vector?.length !== mean.length) continue;
    const weight = weights[index] as number;
    for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] as number) + weight * (vector[i] as number);
  }
  const length = Math.sqrt(dot(mean, mean)) || 1;
  return mean.map((value) => value / length);
}

export function meanOf(vectors: readonly (Float32Array | null)[]): Float32Array | null {
  return weightedMean(
    vectors,
    vectors.map(() => 1),
  );
}
