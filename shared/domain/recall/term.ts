import { IRREGULAR } from './irregular.ts';
import { stem } from './stem.ts';
import { STOP_WORDS } from './stop-words.ts';

/** What a folded word is found by; null for a word that says nothing. */
export function termOf(word: string): string | null {
  return STOP_WORDS.has(word) ? null : stem(IRREGULAR.get(word) ?? word);
}
