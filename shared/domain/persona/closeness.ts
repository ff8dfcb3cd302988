/** Unit vectors of the examples of a persona, and where on them nearness begins and is whole. */
export interface ClosenessScale {
  readonly examples: readonly Float32Array[];
  readonly from: number;
  readonly to: number;
}

/** Of two, the one pair would be both ends of the scale. */
const FEWEST_EXAMPLES = 3;

/**
 * What near and far mean for a persona to one model. Models differ: what is a stranger to one has a cosine of 0.1, to
 * another of 0.7. So the examples, which are about different things in one voice, are the scale: it begins where two of
 * them usually are, and is whole where one usually is to its nearest. To the model that ships, answers in the voice of
 * the zen engineer come to 0.68 on it, others to 0.43. Null where there are too few examples, or all say the same.
 */
export function closenessScale(examples: readonly Float32Array[]): ClosenessScale | null {
  const said = examples.filter(saysSomething);
  if (said.length < FEWEST_EXAMPLES) return null;
  const cosines = said.map((one) => said.filter((other) => other !== one).map((other) => cosine(one, other)));
  const pairs = cosines.flat();
  const from = pairs.reduce((sum, value) => sum + value, 0) / pairs.length;
  const nearest = cosines.map((ofOne) => Math.max(...ofOne)).toSorted((a, b) => a - b);
  const to = nearest[Math.floor(nearest.length / 2)] as number;
  return to - from > LEAST_LENGTH ? { examples: said, from, to } : null;
}

/** Less is the noise of numbers. */
const LEAST_LENGTH = 1e-3;

/** How near an answer comes to any of the examples, from 0 to 1; null where it says nothing to the model. */
export function closenessOf(answer: Float32Array, { examples, from, to }: ClosenessScale): number | null {
  if (!saysSomething(answer)) return null;
  const best = Math.max(...examples.map((example) => cosine(answer, example)));
  return Math.min(1, Math.max(0, (best - from) / (to - from)));
}

const saysSomething = (vector: Float32Array): boolean => vector.some((value) => value !== 0);

/** Of vectors of length one. */
function cosine(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] as number), 0);
}
