import { conversation, type Conversation } from '../../../schemas/index.ts';
import { readDeletion, readPinned } from './read-fact.ts';
import {
  entriesOf,
  readLink,
  readOwnId,
  readPast,
  readRevision,
  readText,
  refuse,
  type Reading,
} from './reading.ts';

/** A conversation, without what was said in it. Only Nima's own files have them so. */
export function readConversation(entry: unknown, reading: Reading): Conversation | null {
  const given = entriesOf(entry);
  if (!given) return refuse(reading, 'not_an_entry');
  const id = readOwnId(given.get('id'));
  if (id === null) return refuse(reading, 'without_id');
  const created = readPast(given.get('createdAt'), reading);
  const updated = readPast(given.get('updatedAt'), reading);
  const createdAt = created ?? updated ?? reading.undatedAt;
  return conversation.parse({
    id,
    title: readText(given.get('title'), reading) ?? '',
    titledByHand: readPinned(given.get('titledByHand'), reading),
    pinned: readPinned(given.get('pinned'), reading),
    leaf: readLink(given.get('leaf'), reading),
    createdAt,
    updatedAt: updated ?? createdAt,
    revision: readRevision(given.get('revision'), updated ?? created, reading),
    deletedAt: readDeletion(given.get('deletedAt'), reading),
  });
}
