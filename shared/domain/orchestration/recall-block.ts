import type { KnownText } from './prompt-input.ts';
import { quote, quoteName } from './quote.ts';

/** Looked for in one pass: a long text may hold thousands. Two of them may share what is between. */
const MARKER = /--- memories (?:(\d+) )?(?=---)/g;

/**
 * The line above what was recalled: one that stands in none of these texts, so that nothing a person wrote or pasted
 * can pass for it.
 */
export function markerFor(texts: readonly string[]): string {
  const taken = new Set(
    texts.flatMap((text) => Array.from(text.matchAll(MARKER), ([, number = '1']) => number)),
  );
  let number = 1;
  while (taken.has(`${number}`)) number += 1;
  return number === 1 ? '--- memories ---' : `--- memories ${number} ---`;
}

/** One thing that is known, on one line whatever it holds. */
export function knownLine({ day, category, text }: KnownText): string {
  return `${day ?? 'undated'}, ${quoteName(category)}: ${quote(text)}`;
}

/** Line and number, as they stand below the marker. */
export function citableLine(number: number, known: KnownText): string {
  return `\n[${number}] ${knownLine(known)}`;
}

/** Who said it, in the place of a category; null: the person themselves. */
export function saidBy(speaker: string | null): string {
  return `${speaker ?? 'this person'} said`;
}

/** The same of a piece of something that was imported. */
export function passageFrom(source: string, speaker: string | null): string {
  return speaker === null ? `from ${source}` : `${saidBy(speaker)} in ${source}`;
}
