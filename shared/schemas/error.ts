import { z } from './zod.ts';

/** How an error travels. `code` is one of shared/protocol; unknown codes of a newer companion are still readable. */
export const errorBody = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    retryable: z.boolean(),
    requestId: z.optional(z.string()),
    details: z.optional(z.record(z.string(), z.unknown())),
  }),
});
export type ErrorBody = z.infer<typeof errorBody>;
