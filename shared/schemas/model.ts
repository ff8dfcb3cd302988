import { moment } from './moment.ts';
import { z } from './zod.ts';

/** A name in an address and never a path: what it stands for is looked up in the list of models. */
export const modelId = z.string().check(z.regex(/^[a-z0-9][a-z0-9._-]{0,119}$/));

const bytes = z.int().check(z.nonnegative());
const sha256 = z.string().check(z.regex(/^[a-f0-9]{64}$/));

/** Named so that the app says it in its own words; `message` is the companion's sentence, for what it does not know. */
const failure = z.object({ code: z.string(), message: z.string() });

/**
 * What a model is for: `chat` answers, `vectors` is a GGUF behind `/v1/embeddings`, `search` is a sentence model in
 * transformers.js layout that the app itself runs.
 */
export const modelUse = z.enum(['chat', 'vectors', 'search']);
export type ModelUse = z.infer<typeof modelUse>;

/** How a model's bytes are known to be the right ones. */
export const modelHash = z.discriminatedUnion('kind', [
  /** The catalogue names the hash: nothing else is accepted. */
  z.object({ kind: z.literal('known'), sha256 }),
  /** Nobody could confirm a hash beforehand: the first download decides, and is held to from then on. */
  z.object({ kind: z.literal('on_first_use') }),
  /** Decided by the first download; whatever comes later must be the same. */
  z.object({ kind: z.literal('pinned'), sha256, pinnedAt: moment }),
  /** A file a person put there: nobody promised anything about it. */
  z.object({ kind: z.literal('unknown') }),
]);
export type ModelHash = z.infer<typeof modelHash>;

/** What the catalogue says of a model that can be downloaded. */
export const modelOffer = z.object({
  licence: z.string(),
  licenceUrl: z.url(),
  /** Who is asked for the file, to be named before anything is downloaded. */
  host: z.string(),
  /** Where people read about it. */
  page: z.url(),
  /** Machines with that much memory are what it is meant for; null where memory does not matter. */
  memoryGb: z.nullable(z.int().check(z.positive())),
  /** One sentence: what it is good for. */
  summary: z.string(),
});
export type ModelOffer = z.infer<typeof modelOffer>;

/** What the head of a GGUF file tells; null where it does not. */
export const modelFacts = z.object({
  architecture: z.string(),
  /** "Q4_0" */
  quantisation: z.nullable(z.string()),
  parameters: z.nullable(z.int().check(z.nonnegative())),
  contextTokens: z.nullable(z.int().check(z.nonnegative())),
  hasChatTemplate: z.boolean(),
});
export type ModelFacts = z.infer<typeof modelFacts>;

/** In the order in which a download goes through them; `waiting` is a pause before another try. */
export const pullPhase = z.enum(['space', 'downloading', 'waiting', 'verifying', 'testing', 'placing']);
export type PullPhase = z.infer<typeof pullPhase>;

export const pullProgress = z.object({
  phase: pullPhase,
  /** What lies on the disk; while `verifying`, what has been read of it. */
  doneBytes: bytes,
  /** Null until the server or the catalogue has told. */
  totalBytes: z.nullable(bytes),
  bytesPerSecond: z.nullable(z.number().check(z.nonnegative())),
  /** Which try this is, from 1. */
  attempt: z.int().check(z.positive()),
});
export type PullProgress = z.infer<typeof pullProgress>;

/** Where a model is on its way to being used. */
export const modelPlace = z.discriminatedUnion('kind', [
  /** Not here. `keptBytes` of an earlier download are, and it would go on from there; `failure` is how that ended. */
  z.object({ kind: z.literal('offered'), keptBytes: bytes, failure: z.nullable(failure) }),
  z.object({ kind: z.literal('pulling'), progress: pullProgress }),
  /** `canDelete` is false for files outside the companion's own folder, which are somebody else's to delete. */
  z.object({ kind: z.literal('present'), path: z.string(), canDelete: z.boolean() }),
  /** There is a file and it cannot be used: `failure.message` says why. */
  z.object({ kind: z.literal('broken'), path: z.string(), canDelete: z.boolean(), failure }),
]);
export type ModelPlace = z.infer<typeof modelPlace>;

/** One line of the list of models: what is there and what could be. */
export const listedModel = z.object({
  id: modelId,
  name: z.string(),
  use: modelUse,
  /** Of the files; as far as known where it is only offered. */
  sizeBytes: z.nullable(bytes),
  place: modelPlace,
  hash: modelHash,
  /** Null for a file that the catalogue does not know. */
  offer: z.nullable(modelOffer),
  /** Null where no readable GGUF is there. */
  facts: z.nullable(modelFacts),
  isChosen: z.boolean(),
});
export type ListedModel = z.infer<typeof listedModel>;

/** What the machine has; null where it does not tell. Nothing here is guessed. */
export const hardware = z.object({
  memoryBytes: z.int().check(z.positive()),
  cores: z.int().check(z.positive()),
  /** "Raspberry Pi 5 Model B Rev 1.0" */
  board: z.nullable(z.string()),
  /** A device that answered, with how it was asked. */
  gpu: z.nullable(z.object({ name: z.string(), memoryBytes: z.nullable(bytes), foundBy: z.string() })),
  /** Where models are kept. */
  freeDiskBytes: z.nullable(bytes),
});
export type Hardware = z.infer<typeof hardware>;

/** The model for this machine, how much it should read at once here, and the reason in a sentence or two. */
export const recommendation = z.object({
  id: modelId,
  contextTokens: z.int().check(z.positive()),
  reason: z.string(),
  /** A slower one that answers better, where the machine has room for it. */
  better: z.nullable(z.object({ id: modelId, reason: z.string() })),
});
export type Recommendation = z.infer<typeof recommendation>;

export const modelList = z.object({
  models: z.array(listedModel),
  hardware,
  /** Null where the machine is too small for every model of the catalogue. */
  recommendation: z.nullable(recommendation),
});
export type ModelList = z.infer<typeof modelList>;

/** Which model a call is about. */
export const modelChoice = z.strictObject({ id: modelId });
export type ModelChoice = z.infer<typeof modelChoice>;
