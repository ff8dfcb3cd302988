import {
  CONTEXT_MAX_LENGTH,
  erasure,
  passage,
  profile,
  type EarlierRecord,
  type Erasure,
  type FactVersion,
  type Passage,
  type Profile,
} from '../../../schemas/index.ts';
import type { FactList } from './fact-list.ts';
import { readBody, readFact } from './read-fact.ts';
import {
  entriesOf,
  readDate,
  readDetails,
  readId,
  readOwnId,
  readPast,
  readRevision,
  readText,
  refuse,
  type Reading,
} from './reading.ts';

const MOST_NAMED = 100;

/** A piece of a chat or document. Only Nima's own files have them. */
export function readPassage(entry: unknown, at: number, reading: Reading): Passage | null {
  const given = entriesOf(entry);
  if (!given) return refuse(reading, 'not_an_entry');
  const text = readBody(given.get('text'), reading);
  if (text === null) return null;
  const created = readPast(given.get('createdAt'), reading);
  const said = readDate(given.get('at'), reading);
  const source = readText(given.get('source'), reading) ?? reading.program;
  const order = given.get('order') ?? at;
  const isOrder = typeof order === 'number' && Number.isSafeInteger(order) && order >= 0;
  if (!isOrder) reading.keeper.note('field_replaced');
  const deleted = given.get('deletedAt') ?? null;
  return passage.parse({
    id: readId(given.get('id'), text, created, reading).id,
    source,
    speaker: readText(given.get('speaker'), reading),
    at: said ?? created ?? reading.undatedAt,
    session: readText(given.get('session'), reading) ?? source,
    order: isOrder ? order : at,
    text,
    metadata: readDetails(entriesOf(given.get('metadata')) ?? new Map(), reading),
    createdAt: created ?? said ?? reading.undatedAt,
    revision: readRevision(given.get('revision'), created, reading),
    deletedAt: deleted === null ? null : (readDate(deleted, reading) ?? reading.undatedAt),
  });
}

/** A fact as it was. It belongs to the fact that has its id, or is called so in this file. */
export function readVersion(entry: unknown, facts: FactList, reading: Reading): FactVersion | null {
  const given = entriesOf(entry);
  const read = given && readFact(given.get('fact'), reading);
  if (!given) return refuse(reading, 'not_an_entry');
  if (!read) return null;
  const id = read.foreignId === null ? read.fact.id : facts.idOf(read.foreignId);
  if (id === null) return refuse(reading, 'without_id');
  const { supersedes, supersededBy } = read.links;
  const fact = {
    ...read.fact,
    id,
    supersedes: supersedes.map(facts.idOf).filter((one) => one !== null),
    supersededBy: supersededBy === null ? null : facts.idOf(supersededBy),
  };
  return { factId: id, replacedAt: readPast(given.get('replacedAt'), reading) ?? fact.updatedAt, fact };
}

/** The profile or a passage as it was. */
export function readEarlier(
  entry: unknown,
  at: number,
  facts: FactList,
  reading: Reading,
): EarlierRecord | null {
  const given = entriesOf(entry);
  const kind = given?.get('kind');
  if (kind === 'passage') {
    const read = readPassage(given?.get(kind), at, reading);
    return read && { kind, passage: read };
  }
  const read = kind === 'profile' ? readProfile(given?.get(kind), facts, reading) : null;
  return read ? { kind: 'profile', profile: read } : refuse(reading, 'not_an_entry');
}

export function readErasure(entry: unknown, reading: Reading): Erasure | null {
  const given = entriesOf(entry);
  const id = readOwnId(given?.get('id'));
  if (!given || id === null) return refuse(reading, 'without_id');
  return erasure.parse({ id, revision: readRevision(given.get('revision'), null, reading) });
}

export function readProfile(value: unknown, facts: FactList, reading: Reading): Profile | null {
  if (value === undefined || value === null) return null;
  const given = entriesOf(value);
  if (!given) {
    reading.keeper.note('field_replaced');
    return null;
  }
  const updatedAt = readPast(given.get('updatedAt'), reading);
  const word = (name: string, limit?: number) => readText(given.get(name), reading, limit) ?? '';
  return profile.parse({
    name: word('name'),
    locale: word('locale'),
    timeZone: word('timeZone'),
    preferences: readNames(given.get('preferences'), reading),
    context: word('context', CONTEXT_MAX_LENGTH),
    pinnedFacts: readNames(given.get('pinnedFacts'), reading)
      .map(facts.idOf)
      .filter((id) => id !== null),
    updatedAt: updatedAt ?? reading.undatedAt,
    revision: readRevision(given.get('revision'), updatedAt, reading),
  });
}

function readNames(value: unknown, reading: Reading): string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.length > MOST_NAMED) reading.keeper.note('field_replaced');
  const listed: unknown[] = Array.isArray(value) ? value.slice(0, MOST_NAMED) : [];
  return listed.map((one) => readText(one, reading)).filter((one) => one !== null);
}
