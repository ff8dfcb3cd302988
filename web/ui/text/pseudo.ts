import type { Message } from './message.ts';

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  y: 'ý',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
  c: 'ç',
  n: 'ñ',
  s: 'š',
  z: 'ž',
};

/** What a pseudo text starts and ends with; a text on screen without them did not come from the catalogue. */
export const PSEUDO_MARKS = ['⟦', '⟧'] as const;

/**
 * A stand-in for a language a third longer than English. It shows which texts bypass the catalogue and which
 * places are too narrow for a translation. `{names}` are left as they are.
 */
export function pseudo(message: Message): Message {
  if (typeof message === 'string') return pseudoText(message);
  const forms = Object.entries(message).map(([category, form]) => [category, pseudoText(form)]);
  return Object.fromEntries(forms) as Message;
}

function pseudoText(text: string): string {
  const accented = text.replace(/\{\w+\}|[A-Za-z]/g, (part) => ACCENTED[part] ?? part);
  const padding = '·'.repeat(Math.ceil(text.length / 3));
  return `${PSEUDO_MARKS[0]}${accented}${padding}${PSEUDO_MARKS[1]}`;
}
