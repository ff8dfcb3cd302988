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

export const recentError = z.object({ at: z.int(), code: z.string(), message: z.string() });
export type RecentError = z.infer<typeof recentError>;

const perSecond = z.nullable(z.number().check(z.nonnegative()));

/** What goes on in front of the model, and how fast it was with the last answer; null before there was one. */
export const lineFigures = z.object({
  isBusy: z.boolean(),
  waiting: z.int().check(z.nonnegative()),
  answers: z.int().check(z.nonnegative()),
  /** Tokens a second, of the prompt and of the answer. */
  readPerSecond: perSecond,
  writtenPerSecond: perSecond,
  /** The newest first. */
  errors: z.array(recentError),
});
export type LineFigures = z.infer<typeof lineFigures>;

export const engineState = z.discriminatedUnion('kind', [
  /** `isOff`: the configuration wants none. */
  z.object({ kind: z.literal('none'), reason: z.string(), isOff: z.optional(z.boolean()) }),
  z.object({ kind: z.literal('loading'), model: z.string(), share: z.number() }),
  z.object({ kind: z.literal('ready'), model: z.string(), contextTokens: z.int() }),
  z.object({ kind: z.literal('restarting'), model: z.string(), crashes: z.int() }),
  z.object({ kind: z.literal('failed'), model: z.string(), reason: z.string() }),
]);
export type EngineState = z.infer<typeof engineState>;

/** Who answers, and how it stands. */
export const engineStatus = z.object({
  engine: z.string().check(z.maxLength(40)),
  state: engineState,
  line: lineFigures,
  /** Where questions go when a server answers them; `isFar` is beyond this machine and its network. */
  server: z.optional(z.object({ host: z.string().check(z.maxLength(300)), isFar: z.boolean() })),
});
export type EngineStatus = z.infer<typeof engineStatus>;

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
  /** Memory that programs could still have. Absent, as what follows, from a companion that did not know it yet. */
  availableMemoryBytes: z.optional(z.int().check(z.nonnegative())),
  /** Null where the machine does not tell. */
  temperatureCelsius: z.optional(z.nullable(z.number())),
  /** Whether the machine holds itself back because it is hot or short of power; null where it does not tell. */
  isThrottled: z.optional(z.nullable(z.boolean())),
  engine: z.optional(engineStatus),
});
export type CompanionStatus = z.infer<typeof companionStatus>;

/** The app tells where the data lives, so that another address can be explained. */
export const dataOriginBody = z.strictObject({ origin });
export type DataOriginBody = z.infer<typeof dataOriginBody>;
