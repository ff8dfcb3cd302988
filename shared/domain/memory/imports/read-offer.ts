import { FACT_MAX_LENGTH, fold, offer, type Fold, type Offer } from '../../../schemas/index.ts';
import { keptPersona } from '../../../schemas/persona.ts';
import type { PersonaVersion } from '../merge/talk-state.ts';
import { readBody, readConfidence, readDeletion } from './read-fact.ts';
import { readValue } from './read-value.ts';
import {
  entriesOf,
  readDate,
  readDetails,
  readLink,
  readOwnId,
  readPast,
  readRevision,
  readText,
  refuse,
  type Reading,
} from './reading.ts';

type Conversations = ReadonlyMap<string, unknown>;

/** What was learned from a conversation of the file, and what a person said of it. */
export function readOffer(entry: unknown, conversations: Conversations, reading: Reading): Offer | null {
  const given = entriesOf(entry);
  if (!given) return refuse(reading, 'not_an_entry');
  const text = readBody(given.get('text'), reading);
  if (text === null) return null;
  const [id, message] = [readOwnId(given.get('id')), readOwnId(given.get('message'))];
  if (id === null || message === null) return refuse(reading, 'without_id');
  const conversation = readOwnId(given.get('conversation'));
  if (conversation === null || !conversations.has(conversation)) return refuse(reading, 'without_chat');
  const verdict = readValue(given.get('verdict'), offer.shape.verdict, reading) ?? 'open';
  return offer.parse({
    id,
    text,
    quote: readText(given.get('quote'), reading, FACT_MAX_LENGTH) ?? text,
    category: readText(given.get('category'), reading) ?? 'other',
    kind: readText(given.get('kind'), reading) ?? 'other',
    confidence: readConfidence(given.get('confidence'), reading),
    subject: readText(given.get('subject'), reading),
    validFrom: readDate(given.get('validFrom'), reading),
    validTo: readDate(given.get('validTo'), reading),
    conversation,
    message,
    createdAt: readPast(given.get('createdAt'), reading) ?? reading.undatedAt,
    key: readText(given.get('key'), reading, FACT_MAX_LENGTH) ?? '',
    verdict,
    fact: verdict === 'accepted' ? readLink(given.get('fact'), reading) : null,
  });
}

/** An older part of a conversation in short. It can be made again: one that is not whole is left out. */
export function readFold(entry: unknown, conversations: Conversations, reading: Reading): Fold | null {
  const given = entriesOf(entry);
  if (!given) return refuse(reading, 'not_an_entry');
  const read = fold.safeParse({
    includes: null,
    ...readDetails(given, reading),
    createdAt: readPast(given.get('createdAt'), reading) ?? reading.undatedAt,
    takenBackAt: readDeletion(given.get('takenBackAt'), reading),
  });
  if (!read.success) return refuse(reading, 'not_an_entry');
  return conversations.has(read.data.conversation) ? read.data : refuse(reading, 'without_chat');
}

/** What a person made of the persona. */
export function readPersona(value: unknown, reading: Reading): PersonaVersion | null {
  if (value === undefined || value === null) return null;
  const given = entriesOf(value) ?? new Map<string, unknown>();
  const kept = readValue(readDetails(given, reading), keptPersona, reading);
  return kept && { ...kept, revision: readRevision(given.get('revision'), null, reading) };
}
