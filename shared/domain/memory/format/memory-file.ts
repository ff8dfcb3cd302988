import {
  CONTEXT_MAX_LENGTH,
  FACT_MAX_LENGTH,
  metadata,
  moment,
  NAME_MAX_LENGTH,
  provenance,
  revision,
  source,
} from '../../../schemas/index.ts';
import { z } from '../../../schemas/zod.ts';

/**
 * The file that carries a memory from one place to another, as docs/memory-format.md describes it to other programs
 * and public/schemas/memory-1.schema.json to their tools. What Nima writes always fits; what it reads may be poorer
 * than this and is repaired, see ../imports.
 */
export const FORMAT_NAME = 'nima-memory';
export const FORMAT_VERSION = 1;

/** ISO 8601, which people can read, or milliseconds since 1970. */
const date = z.union([z.iso.datetime({ offset: true }), moment]);
const text = z.string().min(1).max(FACT_MAX_LENGTH);
const name = z.string().min(1).max(NAME_MAX_LENGTH);
const order = z.int().min(0);

const fileFact = z.object({
  id: name.optional(),
  text,
  category: name.optional(),
  source: source.optional(),
  confidence: z.number().min(0).max(1).optional(),
  subject: name.nullable().optional(),
  validFrom: date.nullable().optional(),
  validTo: date.nullable().optional(),
  supersedes: z.array(name).max(1000).optional(),
  supersededBy: name.nullable().optional(),
  provenance: provenance.optional(),
  pinned: z.boolean().optional(),
  metadata: metadata.optional(),
  createdAt: date.optional(),
  updatedAt: date.optional(),
  revision: revision.optional(),
  deletedAt: date.nullable().optional(),
});

const filePassage = z.object({
  id: name.optional(),
  source: name.optional(),
  speaker: name.nullable().optional(),
  at: date.optional(),
  session: name.optional(),
  order: order.optional(),
  text,
  metadata: metadata.optional(),
  createdAt: date.optional(),
  revision: revision.optional(),
  deletedAt: date.nullable().optional(),
});

const fileProfile = z.object({
  name: z.string().max(NAME_MAX_LENGTH).optional(),
  locale: z.string().max(NAME_MAX_LENGTH).optional(),
  timeZone: z.string().max(NAME_MAX_LENGTH).optional(),
  preferences: z.array(name).max(100).optional(),
  context: z.string().max(CONTEXT_MAX_LENGTH).optional(),
  pinnedFacts: z.array(name).max(100).optional(),
  updatedAt: date.optional(),
  revision: revision.optional(),
});

const fileEmbeddings = z.object({
  /** Vectors of different models do not mix: of another one they are left aside and made anew. */
  model: name,
  dimension: z.int().min(1).max(65_536),
  /** Each the little-endian 32-bit floats of one vector, in base64. */
  vectors: z.array(z.object({ id: name, data: z.base64() })),
});

const header = {
  format: z.literal(FORMAT_NAME),
  version: z.literal(FORMAT_VERSION),
  exportedAt: date.optional(),
  deviceId: z.string().max(NAME_MAX_LENGTH).optional(),
};

export const plainMemoryFile = z.object({
  ...header,
  profile: fileProfile.nullable().optional(),
  facts: z.array(fileFact),
  passages: z.array(filePassage).optional(),
  history: z.array(z.object({ factId: name, replacedAt: date, fact: fileFact })).optional(),
  /** What was erased for good: nothing but that there was one. */
  tombstones: z.array(z.object({ id: z.uuidv7(), revision: revision.optional() })).optional(),
  embeddings: fileEmbeddings.optional(),
});

/** Fewer would be too quick to try passphrases with, more would keep a phone busy for minutes: a trap, not a file. */
export const LEAST_ITERATIONS = 600_000;
export const MOST_ITERATIONS = 10_000_000;

export const encryption = z.object({
  kdf: z.literal('PBKDF2-SHA-256'),
  iterations: z.int().min(LEAST_ITERATIONS).max(MOST_ITERATIONS),
  /** 16 bytes in base64. */
  salt: z.base64().length(24),
  cipher: z.literal('AES-256-GCM'),
  /** 8 bytes in base64; the number of the segment in 4 bytes (big-endian) completes them to a nonce. */
  nonce: z.base64().length(12),
});
export type Encryption = z.infer<typeof encryption>;

/** The same file behind a passphrase, in segments of its UTF-8 bytes, each encrypted by itself. */
export const encryptedMemoryFile = z.object({
  ...header,
  encryption,
  segments: z.array(z.base64()).min(1),
});

export const memoryFile = z.union([plainMemoryFile, encryptedMemoryFile]);
