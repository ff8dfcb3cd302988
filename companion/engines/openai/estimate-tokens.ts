import { estimateTokens } from '../../../shared/domain/orchestration/estimate-tokens.ts';
import type { WireMessage } from './request-body.ts';

/** Role, markers and line breaks of a turn, in the templates of today; and the beginning of text and answer. */
const AROUND_A_MESSAGE = 6;
const AROUND_A_PROMPT = 4;

/**
 * What a prompt costs on a server that does not count. Rather too much than too little: too much asks for a shorter
 * text, too little is cut in silence.
 */
export function estimateMessages(messages: readonly WireMessage[]): number {
  return messages.reduce(
    (sum, { content }) => sum + AROUND_A_MESSAGE + estimateTokens(content),
    AROUND_A_PROMPT,
  );
}
