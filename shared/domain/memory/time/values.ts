import { SUBJECT } from './assertion.ts';
import type { Frame } from './frames.ts';
import { FUNCTION_WORDS, isCapitalised, saysSomething, type Word } from './words.ts';

export type Shape = 'day' | 'time' | 'number' | 'name' | 'word';

/** What a fact says beyond its frame: a name, a number, a time, what fills a frame. */
export interface Value {
  readonly key: string;
  /** Its rarest word, by which a shorter mention of it is known; null where it is one word. */
  readonly short: string | null;
  readonly from: number;
  readonly to: number;
  readonly shape: Shape;
  /** It fills the gap of a frame. */
  readonly isFiller: boolean;
}

const DAYS = /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$/;
const CLOCK = /^(?:\d[\d:.]* ?(?:am|pm)|\d+:\d+|noon|midnight)$/;
const HALF_DAY = /^(?:am|pm)$/;
const LONGEST_VALUE = 4;
/** A filler that mostly occurs elsewhere is an ordinary word. */
const LEAST_AS_FILLER = 0.5;

/** What is known of words across all sentences: how they are written, and what fills frames. */
export interface Lexicon {
  readonly fillers: ReadonlySet<string>;
  /** The words they begin with: at any other one there is no need to look. */
  readonly heads: ReadonlySet<string>;
  readonly inLower: ReadonlySet<string>;
  readonly capitalisedWithin: ReadonlySet<string>;
  readonly frequency: ReadonlyMap<string, number>;
}

export function lexiconOf(
  sentences: readonly (readonly Word[])[],
  frames: readonly (Frame | null)[],
): Lexicon {
  const inLower = new Set<string>();
  const capitalisedWithin = new Set<string>();
  /** The sentences of each root. */
  const within = new Map<string, number[]>();
  for (const [sentence, words] of sentences.entries()) {
    for (const [place, { written, lower }] of words.entries()) {
      if (!isCapitalised(written)) inLower.add(lower);
      else if (place > 0) capitalisedWithin.add(lower);
    }
    for (const root of new Set(words.map((word) => word.root))) {
      const known = within.get(root);
      if (known) known.push(sentence);
      else within.set(root, [sentence]);
    }
  }
  const counts = new Map<string, number>();
  for (const frame of frames) if (frame) counts.set(frame.filler, (counts.get(frame.filler) ?? 0) + 1);
  const lines = sentences.map((words) => ` ${words.map(({ root }) => root).join(' ')} `);
  const fillers = new Set<string>();
  for (const [filler, count] of counts) {
    // Nowhere else than where the rarest of its words is; each of them stands in a sentence.
    const [rarest] = filler
      .split(' ')
      .map((root) => within.get(root) as number[])
      .toSorted((a, b) => a.length - b.length) as [number[]];
    const all = rarest.filter((sentence) => (lines[sentence] as string).includes(` ${filler} `)).length;
    if (count / all >= LEAST_AS_FILLER) fillers.add(filler);
  }
  const frequency = new Map(Array.from(within, ([root, those]) => [root, those.length]));
  const heads = new Set(Array.from(fillers, (filler) => filler.split(' ', 1).join()));
  return { fillers, heads, inLower, capitalisedWithin, frequency };
}

const isMark = ({ root }: Word): boolean => root.startsWith(SUBJECT.slice(0, 1));
const isHalfDay = (word: Word | undefined): boolean => word !== undefined && HALF_DAY.test(word.lower);
const isNumeric = ({ written }: Word): boolean => /^\p{N}/u.test(written);

/** Whether the first word of a sentence is a name, which its capital alone does not say. */
function namesAtHead(
  first: Word,
  second: Word | undefined,
  { inLower, capitalisedWithin }: Lexicon,
): boolean {
  if (inLower.has(first.lower)) return false;
  if (capitalisedWithin.has(first.lower)) return true;
  if (!second) return false;
  if (isCapitalised(second.written) && !isMark(second)) return true;
  return /^(?:is|was|has|did|does)$/.test(second.lower) || /(?:[^s]s|ed)$/.test(second.lower);
}

function isNameWord(words: readonly Word[], place: number, lexicon: Lexicon): boolean {
  const word = words[place] as Word;
  if (isMark(word) || FUNCTION_WORDS.has(word.lower)) return false;
  if (isNumeric(word)) return true;
  if (!isCapitalised(word.written) || !saysSomething(word)) return false;
  return place > 0 || namesAtHead(word, words[1], lexicon);
}

/** Runs of names and numbers: "Galaxy S23", "7:30 am", "1140". */
function nameRuns(words: readonly Word[], lexicon: Lexicon): [number, number][] {
  const runs: [number, number][] = [];
  for (let from = 0; from < words.length; from++) {
    if (!isNameWord(words, from, lexicon)) continue;
    let to = from + 1;
    if (isNumeric(words[from] as Word)) {
      if (isHalfDay(words[to])) to++;
    } else while (to < words.length && isNameWord(words, to, lexicon)) to++;
    runs.push([from, to]);
    from = to - 1;
  }
  return runs;
}

function knownSpans(
  words: readonly Word[],
  longest: number,
  least: number,
  lexicon: Lexicon,
): [number, number][] {
  const spans: [number, number][] = [];
  for (let from = 0; from < words.length; from++) {
    if (!lexicon.heads.has((words[from] as Word).root)) continue;
    for (let length = Math.min(longest, words.length - from); length >= least; length--) {
      const key = words
        .slice(from, from + length)
        .map(({ root }) => root)
        .join(' ');
      if (!lexicon.fillers.has(key)) continue;
      spans.push([from, from + length]);
      break;
    }
  }
  return spans;
}

function shapeOf(words: readonly Word[], key: string): Shape {
  // A value is one word at least.
  const first = words[0] as Word;
  if (words.length === 1 && DAYS.test(first.lower)) return 'day';
  if (CLOCK.test(key)) return 'time';
  if (isNumeric(first)) return 'number';
  return words.some(({ written }) => isCapitalised(written)) ? 'name' : 'word';
}

function shortOf(roots: readonly string[], frequency: ReadonlyMap<string, number>): string | null {
  if (roots.length < 2) return null;
  const letters = roots.filter((root) => !/^\d+$/.test(root) && !FUNCTION_WORDS.has(root));
  const rarity = (root: string): number => frequency.get(root) as number;
  // A number is a value without what stands behind it: where there are several words, some are of letters.
  return letters.toSorted((a, b) => rarity(a) - rarity(b))[0] as string;
}

/** The values of a sentence, those that fill its frame first. */
export function valuesOf(words: readonly Word[], frame: Frame | null, lexicon: Lexicon): readonly Value[] {
  const values: Value[] = [];
  const taken = new Set<number>();
  const add = (from: number, end: number, isFiller: boolean): void => {
    let to = end;
    // A number is a value without the unit behind it.
    if (to - from > 1 && isNumeric(words[from] as Word)) to = from + 1;
    if (isNumeric(words[from] as Word) && isHalfDay(words[to])) to++;
    for (let place = from; place < to; place++) if (taken.has(place)) return;
    for (let place = from; place < to; place++) taken.add(place);
    const span = words.slice(from, to);
    // "am" has the root of "be", and makes no time an equal of another.
    const roots = span.map((word) => (isHalfDay(word) ? word.lower : word.root));
    const key = roots.join(' ');
    const shape = shapeOf(span, key);
    const short = shape === 'time' ? null : shortOf(roots, lexicon.frequency);
    values.push({ key, short, from, to, shape, isFiller });
  };
  if (frame) add(frame.from, frame.to, true);
  for (const [from, to] of knownSpans(words, LONGEST_VALUE, 2, lexicon)) add(from, to, false);
  for (const [from, to] of nameRuns(words, lexicon)) add(from, to, false);
  for (const [from, to] of knownSpans(words, 1, 1, lexicon)) add(from, to, false);
  return values;
}
