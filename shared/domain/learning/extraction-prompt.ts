import { CATEGORIES, type Prompt } from '../../schemas/index.ts';
import type { PromptText } from '../../schemas/prompt-text.ts';
import type { HeldSchema } from '../json-schema/json-schema.ts';
import { quote } from '../orchestration/quote.ts';
import { MOST_CANDIDATES } from './candidate.ts';
import { learnableText } from './learnable-text.ts';

const LONGEST_TEXT = 300;
const LONGEST_QUOTE = 200;
const text = (maxLength: number) => ({ type: 'string', maxLength }) as const;
const fact = {
  text: text(LONGEST_TEXT),
  category: { type: 'string', enum: CATEGORIES } as const,
  quote: text(LONGEST_QUOTE),
};

/** The shape of what a model finds. */
export const EXTRACTION_SCHEMA = {
  type: 'object',
  properties: {
    facts: {
      type: 'array',
      maxItems: MOST_CANDIDATES,
      items: {
        type: 'object',
        properties: fact,
        required: Object.keys(fact),
        additionalProperties: false,
      },
    },
  },
  required: ['facts'],
  additionalProperties: false,
} as const satisfies HeldSchema;

/** Eight facts with their quotes, in most languages; what is cut off there is no answer. */
export const EXTRACTION_MAX_TOKENS = 700;

/** With fewer words of one's own nothing is said that holds for months. */
const FEWEST_WORDS = 3;
/** What ends a sentence, or a line; the first of it tells whether it asked. */
const SENTENCE = /[^.!?。！？؟\n]+[.!?。！？؟]*/gu;

/** Whether there is anything in a message that a model should look at: who only asks or pastes says nothing of themselves. */
export function isWorthReading(message: string): boolean {
  const sentences = learnableText(message).match(SENTENCE) ?? [];
  return sentences.some(
    (sentence) =>
      !/[?？؟]/.test(sentence) && (sentence.match(/[\p{L}\p{N}]+/gu) ?? []).length >= FEWEST_WORDS,
  );
}

/** What a model is told to find facts in messages: only what the person says themselves, in quotes, as data. */
export function extractionPrompt(
  { text: task, rules }: Pick<PromptText, 'text' | 'rules'>,
  messages: readonly string[],
): Prompt {
  return {
    system: `${task}\n\n${rules.map((rule) => `- ${rule}`).join('\n')}`,
    messages: [
      {
        role: 'user',
        content: messages.map((message) => `Message: ${quote(learnableText(message))}`).join('\n'),
      },
    ],
  };
}
