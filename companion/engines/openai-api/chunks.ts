import { z } from 'zod';
import type { LineEvent } from '../../ports/model-line.ts';
import { finishOf, finishReason, headFields, usage, usageOf, type AnswerHead } from './completion.ts';

const delta = z.object({ role: z.literal('assistant').optional(), content: z.string().optional() });

export const chatChunk = z.object({
  id: z.string(),
  object: z.literal('chat.completion.chunk'),
  created: z.int(),
  model: z.string(),
  choices: z.array(
    z.object({ index: z.literal(0), delta, logprobs: z.null(), finish_reason: finishReason.nullable() }),
  ),
  /** In the last chunk, which has no choices, where `stream_options.include_usage` asks for it; until then null. */
  usage: usage.nullable().optional(),
});
export type ChatChunk = z.infer<typeof chatChunk>;

/** What a stream ends with when nothing went wrong. */
export const DONE = '[DONE]';

/** The answer in pieces. The first comes when the model begins to read, so whoever waits in line gets none yet. */
export async function* chunksOf(
  head: AnswerHead,
  events: AsyncIterable<LineEvent>,
  hasUsage: boolean,
): AsyncGenerator<ChatChunk> {
  const chunk = (choices: ChatChunk['choices']): ChatChunk => ({
    ...headFields(head),
    object: 'chat.completion.chunk',
    choices,
    ...(hasUsage ? { usage: null } : {}),
  });
  const piece = (of: z.infer<typeof delta>, finish: z.infer<typeof finishReason> | null = null) =>
    chunk([{ index: 0, delta: of, logprobs: null, finish_reason: finish }]);
  let hasBegun = false;
  for await (const event of events) {
    if (event.type === 'queued') continue;
    if (!hasBegun) yield piece({ role: 'assistant', content: '' });
    hasBegun = true;
    if (event.type === 'text') yield piece({ content: event.text });
    if (event.type !== 'end') continue;
    yield piece({}, finishOf(event.reason));
    if (hasUsage) yield { ...chunk([]), usage: usageOf(event) };
  }
}
