import { wellFormed } from '../../../lib/well-formed.ts';
import { momentOf, revisionAt } from '../../../lib/hlc.ts';
import { MESSAGE_MAX_LENGTH, NAME_MAX_LENGTH, revision, type Metadata } from '../../../schemas/index.ts';
import { cleanMetadata } from './clean.ts';
import { derivedId } from './derived-id.ts';
import type { EmbeddingSpace, NoteCode, NoteKeeper } from './import-result.ts';
import { readMoment } from './read-moment.ts';

/** Devices with a clock a little ahead are honest; beyond that a date would win over everything said since. */
const CLOCKS_DIFFER_MS = 86_400_000;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export interface ImportOptions {
  readonly fileName: string;
  /** When the file was last changed, as far as the system says. */
  readonly writtenAt: number;
  readonly now: number;
  /** The model that vectors must be of; null where none is wanted. */
  readonly model: EmbeddingSpace | null;
  /** Whether bytes that are no UTF-8 were replaced when the file was read as text. */
  readonly wasDamaged: boolean;
}

/** What is the same for every entry of a file. */
export interface Reading {
  readonly origin: 'own' | 'foreign';
  /** The file or program, as records remember it. */
  readonly program: string;
  /** When what has no date is said to be from. */
  readonly undatedAt: number;
  readonly now: number;
  readonly keeper: NoteKeeper;
}

export function readingOf(
  origin: Reading['origin'],
  { fileName, now }: Pick<ImportOptions, 'fileName' | 'now'>,
  undatedAt: number,
  keeper: NoteKeeper,
): Reading {
  return { origin, program: fileName.slice(0, 200) || '?', undatedAt: Math.min(undatedAt, now), now, keeper };
}

/** A value that has to be a text; null where it is missing, empty or no text. */
export function readText(
  value: unknown,
  { origin, keeper }: Pick<Reading, 'origin' | 'keeper'>,
  limit = NAME_MAX_LENGTH,
): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string' || value.length > limit) keeper.note('field_replaced');
  if (typeof value !== 'string') return null;
  const short = value.slice(0, limit);
  const clean = wellFormed(short);
  if (clean !== short) keeper.note('characters_replaced');
  return (origin === 'own' ? clean : clean.trim()) || null;
}

/** When something happened; null where that is not said. What it cannot have been is said to be unknown. */
export function readPast(value: unknown, { origin, now, keeper }: Reading): number | null {
  const at = readDate(value, { origin, keeper });
  if (at === null || at <= now + CLOCKS_DIFFER_MS) return at;
  keeper.note('date_replaced');
  return null;
}

/** Any date, also one to come. */
export function readDate(
  value: unknown,
  { origin, keeper }: Pick<Reading, 'origin' | 'keeper'>,
): number | null {
  if (value === undefined || value === null || value === '') return null;
  const at = readMoment(value, origin === 'own' ? 'ms' : 'any');
  if (at === null) keeper.note('date_replaced');
  return at;
}

/** The revision of a record, or the one for what another program wrote then. */
export function readRevision(value: unknown, writtenAt: number | null, { now, keeper }: Reading): string {
  const given = revision.safeParse(value);
  if (given.success && momentOf(given.data) <= now + CLOCKS_DIFFER_MS) return given.data;
  if (value !== undefined && value !== null) keeper.note('field_replaced');
  return revisionAt(writtenAt ?? 0);
}

export interface ReadId {
  readonly id: string;
  /** What it is called in the file, where that is not its id already. */
  readonly foreignId: string | null;
}

/**
 * The id of an entry. A UUID names one thing in the world, so what comes under it later is the same thing changed.
 * A short id (`f1`, `42`) names something in its file alone, and other files use it for something else: there the
 * text belongs to the name.
 */
export function readId(value: unknown, text: string, createdAt: number | null, reading: Reading): ReadId {
  const named = typeof value === 'number' ? String(value) : readText(value, reading);
  if (named === null) return { id: derivedId(`text\n${text}`, createdAt), foreignId: null };
  if (isOwnId(named)) return { id: named, foreignId: null };
  const words = UUID.test(named) ? `uuid\n${named.toLowerCase()}` : `id\n${named}\n${text}`;
  return { id: derivedId(words, createdAt), foreignId: named };
}

/** What somebody said, as long as a message may be; what is beyond that is cut off, between two characters. */
export function readSaid(said: string, { keeper }: Pick<Reading, 'keeper'>): string {
  const isLong = said.length > MESSAGE_MAX_LENGTH;
  if (isLong) keeper.note('message_cut');
  const short = isLong ? said.slice(0, MESSAGE_MAX_LENGTH).replace(/[\ud800-\udbff]$/, '') : said;
  const clean = wellFormed(short);
  if (clean !== short) keeper.note('characters_replaced');
  return clean;
}

/** A value that has to be an id of Nima's own; null where it is none. */
export function readOwnId(value: unknown): string | null {
  return typeof value === 'string' && isOwnId(value) ? value : null;
}

/** An id that may be missing: what names nothing is left out, and it is said. */
export function readLink(value: unknown, { keeper }: Pick<Reading, 'keeper'>): string | null {
  const id = readOwnId(value);
  if (id === null && value !== undefined && value !== null) keeper.note('links_dropped');
  return id;
}

/** The fields of an entry; null where it is none. A map, since a file may call a key `__proto__`. */
export function entriesOf(value: unknown): Map<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return new Map<string, unknown>(Object.entries(value));
}

/** Leaves an entry out, and says why. */
export function refuse({ keeper }: Pick<Reading, 'keeper'>, code: NoteCode): null {
  keeper.note(code);
  return null;
}

export function isOwnId(id: string): boolean {
  return UUID_V7.test(id);
}

/** The details of an entry, with what was lost of them noted. */
export function readDetails(
  given: ReadonlyMap<string, unknown>,
  { keeper }: Pick<Reading, 'keeper'>,
): Metadata {
  const { metadata, lost } = cleanMetadata(given);
  if (lost.details) keeper.note('details_dropped');
  if (lost.keys) keeper.note('keys_dropped');
  if (lost.characters) keeper.note('characters_replaced');
  return metadata;
}
