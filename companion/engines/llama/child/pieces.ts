/** What a decoder writes for bytes that are not a whole character. */
const HALF = '\u{FFFD}';
/** Beyond this it is not half a character but none: it is let go as it is. */
const MOST_WAITING = 16;
/** The tokens before decide whether the next begin with a space. */
const CONTEXT_TOKENS = 3;

export type Decode<Token> = (tokens: readonly Token[], before: readonly Token[]) => string;

/** Turns tokens into text as they come. A token may hold a part of a character: it waits for the rest. */
export class Pieces<Token> {
  readonly #decode: Decode<Token>;
  #before: readonly Token[];
  #waiting: Token[] = [];
  /** How much of the text of the waiting tokens was given already. */
  #given = 0;

  constructor(decode: Decode<Token>, before: readonly Token[]) {
    this.#decode = decode;
    this.#before = before.slice(-CONTEXT_TOKENS);
  }

  /** The text that is certain now; empty while a character is not whole. */
  add(token: Token): string {
    this.#waiting.push(token);
    const text = this.#decode(this.#waiting, this.#before);
    const whole = this.#waiting.length > MOST_WAITING ? text : withoutHalf(text);
    const fresh = whole.slice(this.#given);
    this.#given += fresh.length;
    if (whole.length === text.length) this.#letGo();
    return fresh;
  }

  #letGo(): void {
    this.#before = [...this.#before, ...this.#waiting].slice(-CONTEXT_TOKENS);
    this.#waiting = [];
    this.#given = 0;
  }
}

function withoutHalf(text: string): string {
  let end = text.length;
  while (text[end - 1] === HALF) end -= 1;
  return text.slice(0, end);
}
