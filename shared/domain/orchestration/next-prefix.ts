import type { Prompt } from '../../schemas/index.ts';
import type { CountTokens } from './count-tokens.ts';
import { layOutPrompt } from './lay-out-prompt.ts';
import type { PromptInput, Turn } from './prompt-input.ts';

/** What is known of the next question when this one is answered: all but what it asks, and what is recalled for it. */
export function nextInput(input: PromptInput, answered: Pick<Turn, 'id' | 'reply'>): PromptInput {
  const turn = { ...answered, question: input.question, pinned: false };
  return { ...input, turns: [...input.turns, turn], question: '', recalled: [], said: [], passages: [] };
}

/**
 * What the prompt of the next question begins with, to be read while nobody waits (`prime` of a model). Null where it
 * would be nothing that is worth it: no turn fits, or not even the minimum.
 */
export function prefixAfter(
  input: PromptInput,
  answered: Pick<Turn, 'id' | 'reply'>,
  count: CountTokens,
): Omit<Prompt, 'volatile'> | null {
  const outcome = layOutPrompt(nextInput(input, answered), count);
  if (outcome.kind === 'too-long') return null;
  const { system, messages } = outcome.prompt;
  return messages.length === 1 ? null : { system, messages: messages.slice(0, -1) };
}
