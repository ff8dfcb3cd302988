import { fold } from './fold.ts';

export interface Part {
  text: string;
  found: boolean;
}

/** As much as stands before the first find of an excerpt: a few words, to see what it is about. */
const LEAD = 20;

/**
 * The beginning of a text cut into found and other parts; where the first find lies further on, the excerpt starts
 * shortly before it.
 */
export function markFound(text: string, query: string, length: number): Part[] {
  const finds = findWords(text, fold(query).split(/\s+/).filter(Boolean));
  const first = finds[0]?.from ?? 0;
  const start = first > length / 2 ? wholeAt(text, first - Math.min(LEAD, Math.floor(length / 4))) : 0;
  const end = wholeAt(text, Math.min(text.length, start + length));

  const parts: Part[] = start > 0 ? [{ text: '…', found: false }] : [];
  let at = start;
  const cut = (to: number, found: boolean) => {
    if (to > at) parts.push({ text: text.slice(at, to), found });
    at = Math.max(at, to);
  };
  for (const { from, to } of finds) {
    cut(Math.min(end, from), false);
    cut(Math.min(end, to), true);
  }
  cut(end, false);
  return parts;
}

/** ASCII: what folds to as many units as it has. */
const PLAIN = /^[\0-\x7f]*$/;

interface Folded {
  folded: string;
  /** Where in the text each unit comes from. */
  origins: readonly number[];
}

function foldedPlain(text: string): Folded {
  return { folded: fold(text), origins: Array.from(text, (_, at) => at) };
}

/** Folding changes lengths (`ﬁ`, accents), so each folded unit remembers its origin. */
function foldedByLetter(text: string): Folded {
  let folded = '';
  const origins: number[] = [];
  let at = 0;
  for (const character of text) {
    const units = fold(character);
    folded += units;
    for (let unit = 0; unit < units.length; unit += 1) origins.push(at);
    at += character.length;
  }
  return { folded, origins };
}

/** Where the words stand in a text. */
function findWords(text: string, words: readonly string[]): { from: number; to: number }[] {
  if (words.length === 0) return [];
  // Every row that a letter of the search brings up is read here: most texts have nothing to fold letter by letter.
  const { folded, origins } = PLAIN.test(text) ? foldedPlain(text) : foldedByLetter(text);
  // To the beginning of the next character: accents that stand alone belong to the letter before them.
  const endOf = (unit: number): number => {
    let next = unit + 1;
    while (next < origins.length && origins[next] === origins[unit]) next += 1;
    return origins[next] ?? text.length;
  };
  return words
    .flatMap((word) => placesOf(word, folded))
    .map(({ from, to }) => ({ from: origins[from] as number, to: endOf(to - 1) }))
    .toSorted((a, b) => a.from - b.from || a.to - b.to);
}

function placesOf(word: string, folded: string): { from: number; to: number }[] {
  const places: { from: number; to: number }[] = [];
  for (let from = folded.indexOf(word); from !== -1; from = folded.indexOf(word, from + word.length)) {
    places.push({ from, to: from + word.length });
  }
  return places;
}

/** The place itself, or one earlier where it would cut a character of two units in half. */
function wholeAt(text: string, place: number): number {
  const isInside = /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(place - 1, place + 1));
  return isInside ? place - 1 : place;
}
