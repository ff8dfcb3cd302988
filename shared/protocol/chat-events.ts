import { answerEnd, answerId } from '../schemas/index.ts';
import { z } from '../schemas/zod.ts';

const count = z.int().check(z.nonnegative());

/** What an answer tells while it is made, in this order. `done` or `error` is the last. */
export const chatEvent = z.discriminatedUnion('type', [
  /** The first. Under `id` the answer is read on where a connection was lost, or stopped. */
  z.object({
    type: z.literal('start'),
    id: answerId,
    model: z.string(),
    conversation_id: z.optional(z.string()),
  }),
  /** How many are before this one, each time that changes. */
  z.object({ type: z.literal('queued'), ahead: count }),
  /** How far the model has read; `cached` tokens it had read before. */
  z.object({ type: z.literal('prefill'), read: count, total: count, cached: count }),
  /** The next piece of the answer. */
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('done'), ...answerEnd }),
  /** It broke off; what it had said until then stands. The codes are those of docs/errors.md. */
  z.object({
    type: z.literal('error'),
    code: z.string(),
    message: z.string(),
    retryable: z.boolean(),
    details: z.optional(z.record(z.string(), z.unknown())),
  }),
]);
export type ChatEvent = z.infer<typeof chatEvent>;
