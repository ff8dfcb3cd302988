import { STYLE_PARTS, type Persona, type StylePart } from '../../schemas/persona.ts';
import { marksOf, type Answered, type StyleMarks } from './style-marks.ts';

export interface Style {
  /** From 0, another voice, to 1, the persona's. */
  readonly score: number;
  /** What each part gives to the score; together they are it. */
  readonly parts: Readonly<Record<StylePart, number>>;
}

/** What each part may give. Chosen on answers in the voice and not: fillers and hedges tell them apart best. */
const WEIGHTS: Readonly<Record<StylePart, number>> = {
  sentences: 0.12,
  fillers: 0.18,
  exclamations: 0.12,
  hedging: 0.18,
  code: 0.1,
  action: 0.15,
  closeness: 0.15,
};

/** Where a persona has no examples: what people read with ease. */
const COMMON_SENTENCE_WORDS = 12;

/**
 * How much an answer sounds like a persona. Its examples are the measure: who shouts in them may shout. `closeness` is
 * how near the answer is to them in meaning, from 0 to 1; without it the rules decide alone.
 */
export function styleOf(answer: Answered, persona: Persona, closeness: number | null): Style {
  const marks = marksOf(answer);
  const usual = usualMarks(persona);
  const kept: Record<StylePart, number | null> = {
    sentences: 1 - between(marks.wordsPerSentence / usual.wordsPerSentence, 1.5, 3),
    fillers: 1 - between(marks.fillers - usual.fillers, 0, 1),
    exclamations: 1 - between(marks.exclamations - usual.exclamations, 0, 2),
    hedging: 1 - between(marks.emptyHedges - usual.emptyHedges, 0, 2),
    code: marks.lacksCode ? usual.lacksCode : 1,
    action: marks.lacksAction ? usual.lacksAction : 1,
    closeness: closeness === null ? null : between(closeness, 0, 1),
  };
  const room = mostOf(closeness);
  const shares = STYLE_PARTS.map((part) => [part, (kept[part] ?? 0) * room[part]] as const);
  return {
    score: shares.reduce((sum, [, share]) => sum + share, 0),
    parts: Object.fromEntries(shares) as Record<StylePart, number>,
  };
}

/** What one part gave to a score, of what it might have given. */
export interface StyleShare {
  readonly part: StylePart;
  readonly given: number;
  readonly most: number;
}

/** The parts of a score in their order, without the one that nobody measured. */
export function sharesOf({ parts }: Pick<Style, 'parts'>, closeness: number | null): StyleShare[] {
  const room = mostOf(closeness);
  return STYLE_PARTS.filter((part) => room[part] > 0).map((part) => ({
    part,
    given: parts[part],
    most: room[part],
  }));
}

/** What each part may give: where nearness is not known, the rules share what was its own. */
function mostOf(closeness: number | null): Readonly<Record<StylePart, number>> {
  const known = closeness === null ? { ...WEIGHTS, closeness: 0 } : WEIGHTS;
  const room = STYLE_PARTS.reduce((sum, part) => sum + known[part], 0);
  return Object.fromEntries(STYLE_PARTS.map((part) => [part, known[part] / room])) as Record<
    StylePart,
    number
  >;
}

/** Where a value lies from `low`, which is 0, to `high`, which is 1. */
function between(value: number, low: number, high: number): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}

type Usual = Readonly<Record<keyof StyleMarks, number>>;

/** The mean of what the examples do; of yes and no, the share of yes. */
function usualMarks({ examples }: Persona): Usual {
  const marks = examples.map(({ question, answer }) => marksOf({ question, text: answer }));
  const mean = (key: keyof StyleMarks) =>
    marks.reduce((sum, one) => sum + Number(one[key]), 0) / Math.max(1, marks.length);
  return {
    wordsPerSentence: mean('wordsPerSentence') || COMMON_SENTENCE_WORDS,
    fillers: mean('fillers'),
    exclamations: mean('exclamations'),
    emptyHedges: mean('emptyHedges'),
    lacksCode: mean('lacksCode'),
    lacksAction: mean('lacksAction'),
  };
}
