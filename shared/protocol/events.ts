import { z } from '../schemas/zod.ts';
import { companionStatus } from '../schemas/index.ts';

/** What the companion sends over a stream. Each feature adds its events to this union. */
export const companionEvent = z.discriminatedUnion('type', [
  /** How the companion is, at once and then every few seconds. */
  z.object({ type: z.literal('status'), status: companionStatus }),
  /** The companion is stopping: no more events will come, and it is no error. */
  z.object({ type: z.literal('closing'), reason: z.enum(['shutdown', 'restart']) }),
]);

export type CompanionEvent = z.infer<typeof companionEvent>;
