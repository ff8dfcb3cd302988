import type { Prompt } from '../../schemas/index.ts';
import type { PromptText } from '../../schemas/prompt-text.ts';
import { z } from '../../schemas/zod.ts';
import type { Exchange } from '../conversation/tree.ts';
import { quote } from '../orchestration/quote.ts';
import { withoutSecrets } from './secret-words.ts';
import { shortened } from './sentences.ts';
import type { ToFold } from './write-fold.ts';

/** 150 words in any language, and what stands around them. */
export const SUMMARY_MAX_TOKENS = 450;

export const SUMMARY_SCHEMA = {
  type: 'object',
  properties: { summary: { type: 'string' } },
  required: ['summary'],
  additionalProperties: false,
} as const;

const answer = z.object({ summary: z.string() });

/** What a model is told to make a summary: what was said stands in quotes, as data. Of a long message both ends. */
export function summaryPrompt(
  { text, rules }: Pick<PromptText, 'text' | 'rules'>,
  { older, turns }: ToFold,
  longestMessage: number,
): Prompt {
  const said = turns.flatMap(({ question, reply }) => [
    `Person: ${quote(bothEnds(question.text, longestMessage))}`,
    ...(reply === null || reply.text === '' ? [] : [`Nima: ${quote(bothEnds(reply.text, longestMessage))}`]),
  ]);
  const lines = older === null ? said : [`Earlier summary: ${quote(older)}`, ...said];
  return {
    system: `${text}\n\n${rules.map((rule) => `- ${rule}`).join('\n')}`,
    messages: [{ role: 'user', content: lines.join('\n') }],
  };
}

/** What is kept of a model's answer: no secret, and no more than a summary may be long. Null where nothing is left. */
export function readSummary(answered: unknown, { older, turns }: ToFold, longest: number): string | null {
  const read = answer.safeParse(answered);
  if (!read.success) return null;
  const { isSecret } = withoutSecrets([older ?? '', ...turns.flatMap(textsOf)]);
  const sentences = read.data.summary.split(/(?<=[.!?…]\s+)|(?<=\n)/u);
  const kept = sentences
    .filter((sentence) => !isSecret(sentence))
    .join('')
    .trim();
  const text = shortened(kept, longest);
  return /[\p{L}\p{N}]/u.test(text) ? text : null;
}

function textsOf({ question, reply }: Exchange): readonly string[] {
  return [question.text, reply?.text ?? ''];
}

function bothEnds(text: string, length: number): string {
  if (text.length <= length) return text;
  const half = Math.floor(length / 2);
  return `${text.slice(0, half)} … ${text.slice(text.length - half)}`;
}
