/**
 * What each sign counts for; `nearest`: how near, next to the nearest; `ahead`: how much nearer than to another slot;
 * `none`: what speaks against every fact.
 */
export type Weights = Readonly<
  Record<
    | 'relevance'
    | 'nearness'
    | 'meaning'
    | 'slot'
    | 'near'
    | 'nearest'
    | 'ahead'
    | 'seed'
    | 'shape'
    | 'frame'
    | 'none',
    number
  >
>;
/** Weights of a logistic model: before the probable members are known, and with the middle of them. */
type Passes = readonly [Weights, Weights];

/**
 * Found by raising the likelihood of the right answers: on generated lives, where most facts are versions of something,
 * and on everyday notes, where almost none is. A sign that means much in the one means little in the other.
 */
const AMONG_VERSIONS: Passes = [
  {
    relevance: 2.64,
    nearness: 1.37,
    meaning: 2.03,
    slot: -0.07,
    near: 1.91,
    nearest: -0.41,
    ahead: 4.6,
    seed: 1.35,
    shape: 0.7,
    frame: -0.07,
    none: -4.52,
  },
  {
    relevance: 2.76,
    nearness: 1.14,
    meaning: 3.23,
    slot: -0.07,
    near: 3.49,
    nearest: 2.62,
    ahead: 4.81,
    seed: 1.07,
    shape: 1.97,
    frame: 0.08,
    none: -5.26,
  },
];
const AMONG_OTHERS: Passes = [
  {
    relevance: 4.69,
    nearness: 3.14,
    meaning: 1.15,
    slot: 0.26,
    near: 0.58,
    nearest: -0.38,
    ahead: 1.76,
    seed: 0.36,
    shape: 0.52,
    frame: -0.16,
    none: -9.54,
  },
  {
    relevance: -0.29,
    nearness: 0.5,
    meaning: 2.62,
    slot: -1.46,
    near: 3.39,
    nearest: 3.25,
    ahead: 3.96,
    seed: 3.2,
    shape: 1.73,
    frame: 1.55,
    none: -7.5,
  },
];

/** Without vectors, words and values have to do. */
export const BY_WORDS: Weights = {
  relevance: 5,
  nearness: 0,
  meaning: 0,
  slot: 2,
  near: 0,
  nearest: 0,
  ahead: 0,
  seed: 0,
  shape: 2,
  frame: 0,
  none: -6.5,
};

/** What they count for in a memory of which that share, 0 to 1, is versions: before and with the middle of members. */
export function weightsAmong(versions: number): Passes {
  const [fewBefore, fewWith] = AMONG_OTHERS;
  const [manyBefore, manyWith] = AMONG_VERSIONS;
  return [between(fewBefore, manyBefore, versions), between(fewWith, manyWith, versions)];
}

function between(few: Weights, many: Weights, share: number): Weights {
  const mixed = Object.entries(few).map(([name, weight]) => {
    return [name, (1 - share) * weight + share * many[name as keyof Weights]] as const;
  });
  return Object.fromEntries(mixed) as Record<keyof Weights, number>;
}
