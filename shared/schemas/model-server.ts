import { z } from './zod.ts';

const url = z.url({ protocol: /^https?$/ }).check(z.maxLength(200));
const modelName = z.string().check(z.minLength(1), z.maxLength(200));

/** A server of models that answers on this machine. It is offered, and never used by itself. */
export const modelServer = z.object({
  /** "Ollama" */
  name: z.string(),
  url,
  models: z.array(modelName),
  /** The model of it that answers now; null where another engine does. */
  used: z.nullable(z.string()),
});
export type ModelServer = z.infer<typeof modelServer>;

export const modelServers = z.object({ servers: z.array(modelServer) });
export type ModelServers = z.infer<typeof modelServers>;

export const modelServerChoice = z.strictObject({ url, model: modelName });
export type ModelServerChoice = z.infer<typeof modelServerChoice>;
