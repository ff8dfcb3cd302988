import { chance } from '../../../shared/testing/chance.ts';

/** Words that are one token each for the models of the benchmark. */
export const WORDS =
  'the of and to in is you that it he was for on are as with his they at be this have from or one had by word but not what all were we when your can said there use an each which she do how their if will up other about out many then them these so some her would make like him into time has look two more write go see number no way could people my than first water been call who its now find long down day did get come made may part'.split(
    ' ',
  );

/** So many words, others for each seed. They begin with a space, as a word must that is one token. */
export function madeUpText(words: number, seed: number): string {
  const next = chance(seed);
  return Array.from({ length: words }, () => ` ${WORDS[Math.floor(next() * WORDS.length)]}`).join('');
}
