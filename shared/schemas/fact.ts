import { moment } from './moment.ts';
import { revision } from './revision.ts';
import { z } from './zod.ts';

/** Longest fact, in UTF-16 units: about ten printed pages. Beyond that it is a document, and those come as passages. */
export const FACT_MAX_LENGTH = 20_000;
/** Longest name of a category, a subject, a foreign id. */
export const NAME_MAX_LENGTH = 200;

/** The categories Nima begins with. A person may add others, and imports keep theirs. */
export const CATEGORIES = [
  'identity',
  'preferences',
  'people',
  'work',
  'projects',
  'health',
  'finances',
  'travel',
  'cars',
  'home',
  'technical',
  'other',
] as const;
export type KnownCategory = (typeof CATEGORIES)[number];

/** How a fact came to be known. */
export const SOURCES = ['explicit', 'conversation', 'inferred', 'import', 'pack', 'sync'] as const;
export const source = z.enum(SOURCES);
export type Source = z.infer<typeof source>;

const name = z.string().check(z.minLength(1), z.maxLength(NAME_MAX_LENGTH));

/** Where a fact was said or read, as far as that is known. */
export const provenance = z.object({
  conversation: z.optional(name),
  message: z.optional(name),
  /** The words it was taken from. */
  quote: z.optional(z.string().check(z.maxLength(FACT_MAX_LENGTH))),
  /** The file or program it was imported from, and what it was called and filed under there. */
  import: z.optional(name),
  foreignId: z.optional(name),
  foreignCategory: z.optional(name),
});
export type Provenance = z.infer<typeof provenance>;

/** Anything JSON can say. Depth is bounded where it comes in (the import), not here. */
export const metadata = z.record(z.string().check(z.maxLength(NAME_MAX_LENGTH)), z.json());
export type Metadata = z.infer<typeof metadata>;

/** One thing Nima knows. A deleted fact keeps its row (`deletedAt`) until it is erased for good. */
export const fact = z.object({
  id: z.uuidv7(),
  text: z.string().check(z.minLength(1), z.maxLength(FACT_MAX_LENGTH)),
  category: name,
  source,
  /** How sure it is, from 0 to 1; what a person typed is 1. */
  confidence: z.number().check(z.minimum(0), z.maximum(1)),
  /** Whom or what it is about; null for the owner. */
  subject: z.nullable(name),
  /** Since when and until when it holds, where that is known; null where it is not. */
  validFrom: z.nullable(moment),
  validTo: z.nullable(moment),
  /** The facts it took the place of, and the one that took its place. */
  supersedes: z.array(z.uuidv7()).check(z.maxLength(1000)),
  supersededBy: z.nullable(z.uuidv7()),
  provenance,
  pinned: z.boolean(),
  metadata,
  createdAt: moment,
  updatedAt: moment,
  revision,
  deletedAt: z.nullable(moment),
});
export type Fact = z.infer<typeof fact>;

/** A fact as it was before a change: kept with every change, so that nothing is overwritten. */
export const factVersion = z.object({ factId: z.uuidv7(), replacedAt: moment, fact });
export type FactVersion = z.infer<typeof factVersion>;

/** What is left of a fact erased for good: nothing but that there was one, so that no other device brings it back. */
export const erasure = z.object({ id: z.uuidv7(), revision });
export type Erasure = z.infer<typeof erasure>;
