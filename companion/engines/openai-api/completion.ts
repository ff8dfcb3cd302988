import { z } from 'zod';
import type { ModelEvent } from '../../../shared/ports/model.ts';
import type { EndReason } from '../../../shared/schemas/index.ts';
import type { LineEvent } from '../../ports/model-line.ts';

type End = Extract<ModelEvent, { type: 'end' }>;

/** `length` also where the answer was cut short otherwise, by its deadline or by the model being switched. */
export const finishReason = z.enum(['stop', 'length']);

export const usage = z.object({
  prompt_tokens: z.int(),
  completion_tokens: z.int(),
  total_tokens: z.int(),
  /** Of the prompt, what the engine still held and did not read again. */
  prompt_tokens_details: z.object({ cached_tokens: z.int() }),
});
export type Usage = z.infer<typeof usage>;

export const chatCompletion = z.object({
  id: z.string(),
  object: z.literal('chat.completion'),
  created: z.int(),
  model: z.string(),
  choices: z.array(
    z.object({
      index: z.literal(0),
      message: z.object({ role: z.literal('assistant'), content: z.string(), refusal: z.null() }),
      logprobs: z.null(),
      finish_reason: finishReason,
    }),
  ),
  usage,
});
export type ChatCompletion = z.infer<typeof chatCompletion>;

/** What every part of one answer carries. */
export interface AnswerHead {
  readonly id: string;
  readonly createdMs: number;
  readonly model: string;
}

export const headFields = ({ id, createdMs, model }: AnswerHead) => ({
  id: `chatcmpl-${id}`,
  created: Math.floor(createdMs / 1000),
  model,
});

export const finishOf = (reason: EndReason) => (reason === 'stop' ? 'stop' : 'length');

export function usageOf({ figures }: End): Usage {
  const { promptTokens, answerTokens, cachedTokens } = figures;
  return {
    prompt_tokens: promptTokens,
    completion_tokens: answerTokens,
    total_tokens: promptTokens + answerTokens,
    prompt_tokens_details: { cached_tokens: cachedTokens },
  };
}

/** The whole answer at once. `undefined` when it never ended, which is when nobody waits for it any more. */
export async function completionOf(
  head: AnswerHead,
  events: AsyncIterable<LineEvent>,
): Promise<ChatCompletion | undefined> {
  const said: string[] = [];
  let end: End | undefined;
  for await (const event of events) {
    if (event.type === 'text') said.push(event.text);
    if (event.type === 'end') end = event;
  }
  if (!end) return undefined;
  const message = { role: 'assistant', content: said.join(''), refusal: null } as const;
  return {
    ...headFields(head),
    object: 'chat.completion',
    choices: [{ index: 0, message, logprobs: null, finish_reason: finishOf(end.reason) }],
    usage: usageOf(end),
  };
}
