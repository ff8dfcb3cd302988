import { z } from '../schemas/zod.ts';
import { companionStatus, modelId, modelList, pullProgress } from '../schemas/index.ts';

/** The companion is stopping: no more events will come, and it is no error. The last of any stream. */
const closing = z.object({ type: z.literal('closing'), reason: z.enum(['shutdown', 'restart']) });

/** What the companion sends about itself. */
export const companionEvent = z.discriminatedUnion('type', [
  /** How the companion is, at once and then every few seconds. */
  z.object({ type: z.literal('status'), status: companionStatus }),
  closing,
]);
export type CompanionEvent = z.infer<typeof companionEvent>;

/** What happens to the models. */
export const modelsEvent = z.discriminatedUnion('type', [
  /** All of them, at once and whenever the list changed: how a download ended is in it. */
  z.object({ type: z.literal('models'), list: modelList }),
  /** How far a download is; several a second at most. */
  z.object({ type: z.literal('pull'), id: modelId, progress: pullProgress }),
  closing,
]);
export type ModelsEvent = z.infer<typeof modelsEvent>;
