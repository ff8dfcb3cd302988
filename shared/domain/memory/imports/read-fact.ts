import {
  CATEGORIES,
  fact,
  FACT_MAX_LENGTH,
  source,
  type Fact,
  type Provenance,
  type Source,
} from '../../../schemas/index.ts';
import { fieldsOf, type Fields } from './fields.ts';
import {
  readDate,
  readDetails,
  readId,
  readPast,
  readRevision,
  readText,
  refuse,
  type Reading,
} from './reading.ts';

/** A fact of a file. What it links to is named as in the file until every entry is known. */
export interface ReadFact {
  readonly fact: Fact;
  readonly foreignId: string | null;
  readonly links: { readonly supersedes: readonly string[]; readonly supersededBy: string | null };
}

const MOST_LINKS = 1000;
const YES = /^(?:1|true|yes|y|x)$/i;

/** The fact an entry tells, with everything repaired that can be; null where there is none in it. */
export function readFact(entry: unknown, reading: Reading): ReadFact | null {
  const { origin, keeper } = reading;
  const given = typeof entry === 'string' && origin === 'foreign' ? { text: entry } : entry;
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return refuse(reading, 'not_an_entry');
  const fields = fieldsOf(given, origin);
  const { known } = fields;
  const text = readBody(known.get('text'), reading);
  if (text === null) return null;
  if (known.has('embedding')) keeper.note('vectors_dropped');
  const stated = {
    createdAt: readPast(known.get('createdAt'), reading),
    updatedAt: readPast(known.get('updatedAt'), reading),
  };
  const writtenAt = stated.updatedAt ?? stated.createdAt;
  const createdAt = stated.createdAt ?? stated.updatedAt ?? reading.undatedAt;
  const { id, foreignId } = readId(known.get('id'), text, stated.createdAt, reading);
  const category = readCategory(fields, reading);
  const candidate = {
    id,
    text,
    category: category.name,
    source: readSource(known.get('source'), reading),
    confidence: readConfidence(known.get('confidence'), reading),
    subject: readText(known.get('subject'), reading),
    validFrom: readDate(known.get('validFrom'), reading),
    validTo: readDate(known.get('validTo'), reading),
    supersedes: [],
    supersededBy: null,
    provenance: readProvenance(known.get('provenance'), foreignId, category.foreign, reading),
    pinned: readPinned(known.get('pinned'), reading),
    metadata: readDetails(detailsOf(fields), reading),
    createdAt,
    updatedAt: stated.updatedAt ?? createdAt,
    revision: readRevision(known.get('revision'), writtenAt, reading),
    deletedAt: readDeletion(known.get('deletedAt'), reading),
  };
  return { fact: fact.parse(candidate), foreignId, links: readLinks(known, reading) };
}

/** The text of an entry as it will be kept. Nima's own files bring back exactly what was exported. */
export function readBody(value: unknown, reading: Reading): string | null {
  if (typeof value !== 'string') return refuse(reading, 'without_text');
  if (value.length > FACT_MAX_LENGTH) return refuse(reading, 'text_too_long');
  return readText(value, reading, FACT_MAX_LENGTH) ?? refuse(reading, 'without_text');
}

/** A category that Nima knows under its name there, or the file's own. Of several the first. */
function readCategory({ known, others }: Fields, reading: Reading): { name: string; foreign: string | null } {
  const beside: unknown = known.get('metadata');
  const given: unknown =
    known.get('category') ??
    others.get('categories') ??
    (typeof beside === 'object' && beside !== null && Object.hasOwn(beside, 'category')
      ? Reflect.get(beside, 'category')
      : null);
  const named = readText(Array.isArray(given) ? given[0] : given, reading);
  if (named === null) return { name: 'other', foreign: null };
  const name = CATEGORIES.find((category) => category === named.toLowerCase()) ?? named;
  return { name, foreign: reading.origin === 'foreign' ? named : null };
}

function readSource(value: unknown, { origin, keeper }: Reading): Source {
  const given = source.safeParse(value);
  if (given.success) return given.data;
  if (origin === 'own' && value !== undefined && value !== null) keeper.note('field_replaced');
  return 'import';
}

export function readConfidence(value: unknown, { keeper }: Reading): number {
  if (value === undefined || value === null || value === '') return 1;
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number === 'number' && number >= 0 && number <= 1) return number;
  keeper.note('field_replaced');
  return 1;
}

export function readPinned(value: unknown, { origin, keeper }: Reading): boolean {
  if (typeof value === 'boolean') return value;
  if (origin === 'own' && value !== undefined && value !== null) keeper.note('field_replaced');
  return origin === 'foreign' && typeof value === 'string' && YES.test(value);
}

/** What was deleted stays so, also where the date of it makes no sense. */
export function readDeletion(value: unknown, reading: Reading): number | null {
  if (value === undefined || value === null) return null;
  return readDate(value, reading) ?? reading.undatedAt;
}

function readProvenance(
  value: unknown,
  foreignId: string | null,
  foreignCategory: string | null,
  reading: Reading,
): Provenance {
  const given = new Map<string, unknown>(
    typeof value === 'object' && value !== null ? Object.entries(value) : [],
  );
  if (value !== undefined && value !== null && given.size === 0 && typeof value !== 'object')
    reading.keeper.note('field_replaced');
  const told = {
    conversation: readText(given.get('conversation'), reading),
    message: readText(given.get('message'), reading),
    quote: readText(given.get('quote'), reading, FACT_MAX_LENGTH),
    import: readText(given.get('import'), reading) ?? (reading.origin === 'foreign' ? reading.program : null),
    foreignId: foreignId ?? readText(given.get('foreignId'), reading),
    foreignCategory: foreignCategory ?? readText(given.get('foreignCategory'), reading),
  };
  return Object.fromEntries(Object.entries(told).filter(([, word]) => word !== null));
}

/** What Nima has no field for, and the details the file itself sets apart. */
function detailsOf({ known, others }: Fields): ReadonlyMap<string, unknown> {
  const details = new Map(others);
  const apart: unknown = known.get('metadata');
  if (typeof apart === 'object' && apart !== null && !Array.isArray(apart))
    for (const [key, value] of Object.entries(apart)) details.set(key, value);
  else if (apart !== undefined && apart !== null && apart !== '') details.set('metadata', apart);
  return details;
}

function readLinks(known: Fields['known'], reading: Reading): ReadFact['links'] {
  const supersedes = known.get('supersedes') ?? [];
  if (!Array.isArray(supersedes)) reading.keeper.note('field_replaced');
  const named = (Array.isArray(supersedes) ? supersedes : [])
    .map((one: unknown) => readText(one, reading))
    .filter((one) => one !== null);
  if (named.length > MOST_LINKS) reading.keeper.note('links_dropped', named.length - MOST_LINKS);
  return {
    supersedes: named.slice(0, MOST_LINKS),
    supersededBy: readText(known.get('supersededBy'), reading),
  };
}
