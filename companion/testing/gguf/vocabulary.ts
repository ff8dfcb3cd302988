/** Kinds of tokens, by the numbers of the format. */
const KIND = { normal: 1, unknown: 2, control: 3, unused: 5, byte: 6 } as const;
type Kind = keyof typeof KIND;

export const TURN_START = '<|im_start|>';
export const TURN_END = '<|im_end|>';
/** What sentence pieces write for a space. */
const SPACE = '▁';
/** Rows of a quantised tensor come in blocks of so many. */
const BLOCK = 32;

const WORDS =
  'the of and to in is you that it he was for on are as with his they at be this have from or one had by word but not what all were we when your can said there use an each which she do how their if will up other about out many then them these so some her would make like him into time has look two more write go see number no way could people my than first water been call who its now find long down day did get come made may part Nima user assistant system memory name hello today'.split(
    ' ',
  );
const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu za tri blo gru'.split(' ');

/** A sentence-piece vocabulary that can spell any text: bytes, letters, words, and the marks of a ChatML turn. */
export class Vocabulary {
  readonly tokens: string[] = [];
  readonly scores: number[] = [];
  readonly kinds: number[] = [];
  readonly #ids = new Map<string, number>();

  idOf(token: string): number {
    const id = this.#ids.get(token);
    if (id === undefined) throw new Error(`The vocabulary has no token "${token}".`);
    return id;
  }

  /** The token that a word behind a space is. */
  wordId(word: string): number {
    return this.idOf(SPACE + word);
  }

  add(token: string, kind: Kind, score = 0): void {
    if (this.#ids.has(token)) return;
    this.#ids.set(token, this.tokens.length);
    this.tokens.push(token);
    this.scores.push(score);
    this.kinds.push(KIND[kind]);
  }

  /** Pairs of pieces are joined by the best score, so every beginning of a word must be a piece as well. */
  addWord(word: string): void {
    const whole = SPACE + word;
    for (let end = 1; end <= whole.length; end++) {
      this.add(whole.slice(0, end), 'normal', -this.tokens.length);
    }
  }
}

/** `words` are added to those of every day, and made-up ones until there are `least` tokens. */
export function makeVocabulary(words: readonly string[] = [], least = 0): Vocabulary {
  const made = new Vocabulary();
  made.add('<unk>', 'unknown');
  made.add('<s>', 'control');
  made.add('</s>', 'control');
  for (let byte = 0; byte < 256; byte++) made.add(byteToken(byte), 'byte');
  made.add(TURN_START, 'control');
  made.add(TURN_END, 'control');
  for (let code = 0x21; code < 0x7f; code++) made.add(String.fromCharCode(code), 'normal', -1e6 - code);
  made.add(SPACE, 'normal', -1e6);
  for (const word of [...WORDS, ...words]) made.addWord(word);
  for (let index = 0; made.tokens.length < least; index++) made.add(SPACE + madeUp(index), 'normal', -1e5);
  while (made.tokens.length % BLOCK !== 0) made.add(`<unused${made.tokens.length}>`, 'unused');
  return made;
}

export function byteToken(byte: number): string {
  return `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`;
}

function madeUp(index: number): string {
  let word = '';
  for (let rest = index + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    word += SYLLABLES[rest % SYLLABLES.length];
  }
  return word;
}
