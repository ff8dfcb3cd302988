import { layOutPrompt } from '../lay-out-prompt.ts';
import type { PromptAccount, PromptOutcome } from '../prompt-account.ts';
import type { PromptInput } from '../prompt-input.ts';
import { countWords } from './build-input.ts';

/** The prompt of an input that fits; a test that expects otherwise asks `layOutPrompt`. */
export function fitting(input: PromptInput): Extract<PromptOutcome, { kind: 'fits' }> {
  const outcome = layOutPrompt(input, countWords);
  if (outcome.kind !== 'fits') throw new Error(`It needs ${outcome.needed}.`);
  return outcome;
}

export const reasonsOf = ({ leftOut }: PromptAccount): string[] =>
  leftOut.map(({ id, reason }) => `${id}: ${reason}`);
