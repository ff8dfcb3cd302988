import type { KnownText } from './prompt-input.ts';
import { quote, quoteName } from './quote.ts';

/**
 * The line above what was recalled: one that stands in none of these texts, so that nothing a person wrote or pasted
 * can pass for it.
 */
export function markerFor(texts: readonly string[]): string {
  let marker = '--- memories ---';
  for (let number = 2; texts.some((text) => text.includes(marker)); number += 1)
    marker = `--- memories ${number} ---`;
  return marker;
}

/** One thing that is known, on one line whatever it holds. */
export function knownLine({ day, category, text }: KnownText): string {
  return `${day ?? 'undated'}, ${quoteName(category)}: ${quote(text)}`;
}

/** Line and number, as they stand below the marker. */
export function citableLine(number: number, known: KnownText): string {
  return `\n[${number}] ${knownLine(known)}`;
}
