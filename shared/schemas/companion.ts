import { z } from './zod.ts';

/** The address of an app: something a browser opens, and short enough to be shown. */
const origin = z.url({ protocol: /^https?$/ }).check(z.maxLength(200));

/** What anyone on this machine may ask: is it there, which version, and where the data lives. Nothing about the owner. */
export const health = z.object({
  status: z.enum(['ok', 'stopping']),
  name: z.literal('nima'),
  version: z.string(),
  protocol: z.string(),
  /** The address whose browser storage holds the owner's data, as last told by the app; null until it was told. */
  dataOrigin: z.nullable(origin),
  /** What answers questions: llama.cpp, a server, or nothing. Absent from a companion that had none yet. */
  engine: z.optional(z.string().check(z.maxLength(40))),
  model_loaded: z.optional(z.boolean()),
  /** Whether tokens can be counted. */
  tokenizer_loaded: z.optional(z.boolean()),
});
export type Health = z.infer<typeof health>;

/** How the companion is doing, for the Companion view. */
export const companionStatus = z.object({
  version: z.string(),
  protocol: z.string(),
  startedAt: z.int(),
  uptimeSeconds: z.number().check(z.nonnegative()),
  memoryBytes: z.int().check(z.nonnegative()),
  openStreams: z.int().check(z.nonnegative()),
  platform: z.string(),
  node: z.string(),
  cores: z.int().check(z.positive()),
  machineMemoryBytes: z.int().check(z.positive()),
  /** One-minute load of the machine over its cores; 0 where the system does not tell. */
  load: z.number().check(z.nonnegative()),
});
export type CompanionStatus = z.infer<typeof companionStatus>;

/** The app tells where the data lives, so that another address can be explained. */
export const dataOriginBody = z.strictObject({ origin });
export type DataOriginBody = z.infer<typeof dataOriginBody>;
