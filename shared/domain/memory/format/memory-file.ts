import {
  CONTEXT_MAX_LENGTH,
  FACT_MAX_LENGTH,
  metadata,
  NAME_MAX_LENGTH,
  provenance,
  revision,
  source,
} from '../../../schemas/index.ts';
import { z } from '../../../schemas/zod.ts';
import { date } from './dates.ts';
import { fileConversation, fileFold, fileMessage, fileOffer, filePersona } from './talk-file.ts';

/**
 * The file that carries a memory from one place to another, as docs/memory-format.md describes it to other programs
 * and public/schemas/memory-1.schema.json to their tools. What Nima writes always fits; what it reads may be poorer
 * than this and is repaired, see ../imports.
 */
export const FORMAT_NAME = 'nima-memory';
export const FORMAT_VERSION = 1;

const text = z.string().check(z.minLength(1), z.maxLength(FACT_MAX_LENGTH));
const name = z.string().check(z.minLength(1), z.maxLength(NAME_MAX_LENGTH));
const order = z.int().check(z.minimum(0));

const fileFact = z.object({
  id: z.optional(name),
  text,
  category: z.optional(name),
  source: z.optional(source),
  confidence: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
  subject: z.optional(z.nullable(name)),
  validFrom: z.optional(z.nullable(date)),
  validTo: z.optional(z.nullable(date)),
  supersedes: z.optional(z.array(name).check(z.maxLength(1000))),
  supersededBy: z.optional(z.nullable(name)),
  provenance: z.optional(provenance),
  pinned: z.optional(z.boolean()),
  metadata: z.optional(metadata),
  createdAt: z.optional(date),
  updatedAt: z.optional(date),
  revision: z.optional(revision),
  deletedAt: z.optional(z.nullable(date)),
});

const filePassage = z.object({
  id: z.optional(name),
  source: z.optional(name),
  speaker: z.optional(z.nullable(name)),
  at: z.optional(date),
  session: z.optional(name),
  order: z.optional(order),
  text,
  metadata: z.optional(metadata),
  createdAt: z.optional(date),
  revision: z.optional(revision),
  deletedAt: z.optional(z.nullable(date)),
});

const fileProfile = z.object({
  name: z.optional(z.string().check(z.maxLength(NAME_MAX_LENGTH))),
  locale: z.optional(z.string().check(z.maxLength(NAME_MAX_LENGTH))),
  timeZone: z.optional(z.string().check(z.maxLength(NAME_MAX_LENGTH))),
  preferences: z.optional(z.array(name).check(z.maxLength(100))),
  context: z.optional(z.string().check(z.maxLength(CONTEXT_MAX_LENGTH))),
  pinnedFacts: z.optional(z.array(name).check(z.maxLength(100))),
  updatedAt: z.optional(date),
  revision: z.optional(revision),
});

const fileEarlier = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('profile'), profile: fileProfile }),
  z.object({ kind: z.literal('passage'), passage: filePassage }),
]);

const fileEmbeddings = z.object({
  /** Vectors of different models do not mix: of another one they are left aside and made anew. */
  model: name,
  dimension: z.int().check(z.minimum(1), z.maximum(65_536)),
  /** Each the little-endian 32-bit floats of one vector, in base64. */
  vectors: z.array(z.object({ id: name, data: z.base64() })),
});

const header = {
  format: z.literal(FORMAT_NAME),
  version: z.literal(FORMAT_VERSION),
  exportedAt: z.optional(date),
  deviceId: z.optional(z.string().check(z.maxLength(NAME_MAX_LENGTH))),
};

export const plainMemoryFile = z.object({
  ...header,
  profile: z.optional(z.nullable(fileProfile)),
  facts: z.array(fileFact),
  passages: z.optional(z.array(filePassage)),
  history: z.optional(z.array(z.object({ factId: name, replacedAt: date, fact: fileFact }))),
  /** The profile and passages as they were. */
  earlier: z.optional(z.array(fileEarlier)),
  /** What was erased for good: nothing but that there was one. */
  tombstones: z.optional(z.array(z.object({ id: z.uuidv7(), revision: z.optional(revision) }))),
  embeddings: z.optional(fileEmbeddings),
  conversations: z.optional(z.array(fileConversation)),
  messages: z.optional(z.array(fileMessage)),
  /** What was learned and offered, and what became of it. */
  offers: z.optional(z.array(fileOffer)),
  folds: z.optional(z.array(fileFold)),
  persona: z.optional(z.nullable(filePersona)),
});

/** Fewer would be too quick to try passphrases with, more would keep a phone busy for minutes: a trap, not a file. */
export const LEAST_ITERATIONS = 600_000;
export const MOST_ITERATIONS = 10_000_000;

export const encryption = z.object({
  kdf: z.literal('PBKDF2-SHA-256'),
  iterations: z.int().check(z.minimum(LEAST_ITERATIONS), z.maximum(MOST_ITERATIONS)),
  /** 16 bytes in base64. */
  salt: z.base64().check(z.length(24)),
  cipher: z.literal('AES-256-GCM'),
  /** 8 bytes in base64; the number of the segment in 4 bytes (big-endian) completes them to a nonce. */
  nonce: z.base64().check(z.length(12)),
});
export type Encryption = z.infer<typeof encryption>;

/** The same file behind a passphrase, in segments of its UTF-8 bytes, each encrypted by itself. */
export const encryptedMemoryFile = z.object({
  ...header,
  encryption,
  segments: z.array(z.base64()).check(z.minLength(1)),
});

export const memoryFile = z.union([plainMemoryFile, encryptedMemoryFile]);
