import type { Model } from '../../../shared/ports/model.ts';
import type { TokenCounts, TokenizeBody } from '../../../shared/schemas/index.ts';

/** Counting waits in no line: it takes the tokenizer alone, and a budget is made while another answer is. */
export async function countTokens(
  model: Pick<Model, 'countPrompt' | 'countTexts' | 'getState'>,
  { text, texts, prompt }: TokenizeBody,
  signal: AbortSignal,
): Promise<TokenCounts> {
  const counts = prompt
    ? [await model.countPrompt(prompt, signal)]
    : [...(await model.countTexts(texts ?? [text ?? ''], signal))];
  const state = model.getState();
  return {
    counts,
    total: counts.reduce((sum, count) => sum + count, 0),
    contextTokens: state.kind === 'ready' ? state.contextTokens : null,
  };
}
