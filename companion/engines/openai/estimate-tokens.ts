import type { WireMessage } from './request-body.ts';

/**
 * A token is about four bytes of English, three and a half of code, fewer letters but more bytes in other scripts. The
 * lower figure is taken: an estimate that is too high asks for a shorter text, one that is too low is cut in silence.
 */
const BYTES_A_TOKEN = 3.5;
/** Role, markers and line breaks of a turn, in the templates of today. */
const AROUND_A_MESSAGE = 6;
/** The beginning of the text and of the answer. */
const AROUND_A_PROMPT = 4;

/** The one place where tokens are guessed and not counted. */
export function estimateText(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / BYTES_A_TOKEN);
}

export function estimateMessages(messages: readonly WireMessage[]): number {
  return messages.reduce(
    (sum, { content }) => sum + AROUND_A_MESSAGE + estimateText(content),
    AROUND_A_PROMPT,
  );
}
