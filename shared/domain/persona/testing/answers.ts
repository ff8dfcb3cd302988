import fc from 'fast-check';

/** What the rules look for, and what they must not touch, in any order. */
const PIECES = [
  'Sure!',
  'Sure, ',
  'sure',
  'Great question!',
  'Of course: ',
  "I'd be happy to help!",
  'Well, ',
  'OK - ',

  'Sorry about that. ',
  'I apologize for the confusion, but ',
  "I'm sorry for the inconvenience!",
  'Sorry',

  'Wow!',
  'Stop!!! ',
  'Really?!',
  'ok !',
  '好！',
  '¡Hola!',
  'n!',
  '5!',
  'wow! ',
  'Done!) ',
  '**Yes!** ',
  '！？',
  '`Sure! a!`',
  '`',
  '``',
  '"Wow!" ',
  '"',
  '“Hey!” ',
  '„So!“',
  '« Ah ! »',
  '\\`',
  '5"',
  "'tis",
  'https://a.b/wow! ',
  '[go!](./wow!) ',
  '![alt!](x)',
  '<b>hey!</b>',
  'println! ',
  'mailto:a@b',
  '\n',
  '\n\n',
  '\r\n',
  ' ',
  '  ',
  '\t',
  '    ',
  '\u00a0',
  '\u202f',
  '```',
  '```js\n',
  '~~~\n',
  '````',
  '> ',
  '| a! | b! |',
  '|',
  '---|---',
  '- ',
  '1. ',
  '# ',
  ':--',
  '* ',
  'the port',
  'The port is 5433. ',
  'iPhone',
  'x',
  'ß',
  'İ',
  '😊',
  '\ud83d',
  'I am not sure. ',
  '[1]',
];

export const anyAnswer: fc.Arbitrary<string> = fc
  .array(
    fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string() }),
    {
      maxLength: 14,
    },
  )
  .map((pieces) => pieces.join(''));

/** A text in pieces. The places may split anything, a pair of surrogates too. */
export function cutAt(text: string, places: readonly number[]): string[] {
  const cuts = [...new Set(places.map((place) => place % (text.length + 1)))].toSorted((a, b) => a - b);
  return [0, ...cuts].map((from, at) => text.slice(from, cuts[at] ?? text.length));
}
