/** How alike two unit vectors are; 0 where one is missing or of another model. */
export function dot(a: Float32Array | null, b: Float32Array | null): number {
  if (!a || !b || a.length !== b.length) return 0;
  // Four sums side by side: a single one waits for itself at each number, and a question takes 20,000 of these.
  let [first, second, third, fourth] = [0, 0, 0, 0];
  const whole = a.length - (a.length % 4);
  for (let i = 0; i < whole; i += 4) {
    first += (a[i] as number) * (b[i] as number);
    second += (a[i + 1] as number) * (b[i + 1] as number);
    third += (a[i + 2] as number) * (b[i + 2] as number);
    fourth += (a[i + 3] as number) * (b[i + 3] as number);
  }
  for (let i = whole; i < a.length; i++) first += (a[i] as number) * (b[i] as number);
  return first + second + (third + fourth);
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
