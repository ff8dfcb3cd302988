/**
 * The recipe: `score = words + meaning * cosine + cues`, all of it added, so that every part can be shown. Measured in
 * docs/recall.md; the figures are flat around these values, so none of them is worth a second decimal.
 */
export interface RecallWeights {
  readonly meaning: number;
  /** What a text gains for fitting the question. */
  readonly speaker: number;
  readonly time: number;
  readonly when: number;
  readonly amount: number;
  readonly names: number;
  /** What it loses for asking itself, at its end or in part. */
  readonly asks: number;
  readonly asking: number;
  readonly firstPerson: number;
}

/** Facts, and whatever stands alone. */
const ALONE: RecallWeights = {
  meaning: 1,
  speaker: 0.15,
  time: 0.6,
  when: 0.12,
  amount: 0.15,
  names: 0.25,
  asks: -0.1,
  asking: -0.1,
  firstPerson: 0.06,
};

/** Turns of a conversation, whose neighbours speak for them as well. */
const IN_CONVERSATION: RecallWeights = {
  meaning: 1.2,
  speaker: 0.12,
  time: 0.5,
  when: 0.2,
  amount: 0.2,
  names: 0.3,
  asks: -0.16,
  asking: -0.08,
  firstPerson: 0.08,
};

/** How neighbours speak for a turn: the share of what each of them has, nearest first. */
export interface Neighbourhood {
  /** A word counts this much where a turn before says it. */
  readonly wordsBefore: readonly [number, number, number];
  /** The turn before, if it asks a question and somebody else answers. */
  readonly wordsAnswered: number;
  readonly wordsAfter: readonly [number, number, number];
  readonly meaningBefore: readonly [number, number];
  readonly meaningAfter: number;
  /** Of the best turn of a session, each of its turns gets this share. */
  readonly sessionBest: number;
  /** What a conversation gains in which everybody named takes part: see `SPEAKER_MOST`. */
  readonly participants: number;
}

export interface Recipe {
  /** What the share of the question's words that an item holds is worth. */
  readonly words: number;
  readonly alone: RecallWeights;
  readonly talk: RecallWeights;
  readonly neighbours: Neighbourhood;
}

export const RECIPE: Recipe = {
  words: 1,
  alone: ALONE,
  talk: IN_CONVERSATION,
  neighbours: {
    wordsBefore: [0.4, 0.4, 0.2],
    wordsAnswered: 0.9,
    wordsAfter: [0.45, 0.3, 0.1],
    meaningBefore: [0.7, 0.4],
    meaningAfter: 0.4,
    sessionBest: 0.2,
    participants: 0.14,
  },
};

/**
 * A name says the more, the fewer items are of that person: the weight of a speaker, or of participants, stands for half
 * of all items, grows with the logarithm of the rarity, and ends here.
 */
export const SPEAKER_MOST = 0.35;
export const PARTICIPANTS_MOST = 0.5;

/** BM25: how soon a repeated word says nothing more, and how much a long text is held against it. */
export const WORDS = { saturation: 0.9, lengthShare: 0.15 } as const;

/** What a word gains that only begins as the one typed, or is one slip away from it. */
export const BEGUN = 0.8;
export const MISSPELT = 0.7;
/** Words of the frame of a question count less than what it is about. */
export const FRAME = 0.4;

/** Small enough to order equals and nothing else. Facts alone. */
export const TIES = { recency: 0.02, recencyDays: 365, pin: 0.03, category: 0.03 } as const;
