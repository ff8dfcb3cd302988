import { passage } from './passage.ts';
import { profile } from './profile.ts';
import { z } from './zod.ts';

/** The profile or a passage as it was before another version took its place. Facts have versions of their own. */
export const earlierRecord = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('profile'), profile }),
  z.object({ kind: z.literal('passage'), passage }),
]);
export type EarlierRecord = z.infer<typeof earlierRecord>;
