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

const name = z.string().min(1).max(NAME_MAX_LENGTH);

/** Where a fact was said or read, as far as that is known. */
export const provenance = z.object({
  conversation: name.optional(),
  message: name.optional(),
  /** The words it was taken from. */
  quote: z.string().max(FACT_MAX_LENGTH).optional(),
  /** The file or program it was imported from, and what it was called and filed under there. */
  import: name.optional(),
  foreignId: name.optional(),
  foreignCategory: name.optional(),
});
export type Provenance = z.infer<typeof provenance>;

/** Anything JSON can say. Depth is bounded where it comes in (the import), not here. */
export const metadata = z.record(z.string().max(NAME_MAX_LENGTH), z.json());
export type Metadata = z.infer<typeof metadata>;

/** One thing Nima knows. A deleted fact keeps its row (`deletedAt`) until it is erased for good. */
export const fact = z.object({
  id: z.uuidv7(),
  text: z.string().min(1).max(FACT_MAX_LENGTH),
  category: name,
  source,
  /** How sure it is, from 0 to 1; what a person typed is 1. */
  confidence: z.number().min(0).max(1),
  /** Whom or what it is about; null for the owner. */
  subject: name.nullable(),
  /** Since when and until when it holds, where that is known; null where it is not. */
  validFrom: moment.nullable(),
  validTo: moment.nullable(),
  /** The facts it took the place of, and the one that took its place. */
  supersedes: z.array(z.uuidv7()).max(1000),
  supersededBy: z.uuidv7().nullable(),
  provenance,
  pinned: z.boolean(),
  metadata,
  createdAt: moment,
  updatedAt: moment,
  revision,
  deletedAt: moment.nullable(),
});
export type Fact = z.infer<typeof fact>;

/** A fact as it was before a change: kept with every change, so that nothing is overwritten. */
export const factVersion = z.object({ factId: z.uuidv7(), replacedAt: moment, fact });
export type FactVersion = z.infer<typeof factVersion>;

/** What is left of a fact erased for good: nothing but that there was one, so that no other device brings it back. */
export const erasure = z.object({ id: z.uuidv7(), revision });
export type Erasure = z.infer<typeof erasure>;
