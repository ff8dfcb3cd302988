import { question, reply, type Message, type Reply } from '../../../schemas/index.ts';
import { readPinned } from './read-fact.ts';
import { readValue } from './read-value.ts';
import {
  entriesOf,
  readDetails,
  readLink,
  readOwnId,
  readPast,
  readRevision,
  readSaid,
  readText,
  refuse,
  type Reading,
} from './reading.ts';

type Given = ReadonlyMap<string, unknown>;

/** What was said, as it is kept; null where it is no message, or belongs to no conversation of the file. */
export function readMessage(
  entry: unknown,
  conversations: ReadonlyMap<string, unknown>,
  reading: Reading,
): Message | null {
  const given = entriesOf(entry);
  if (!given) return refuse(reading, 'not_an_entry');
  const [role, words] = [given.get('role'), given.get('text')];
  if ((role !== 'user' && role !== 'assistant') || typeof words !== 'string')
    return refuse(reading, 'not_a_message');
  const [id, conversation] = [readOwnId(given.get('id')), readOwnId(given.get('conversation'))];
  if (id === null) return refuse(reading, 'without_id');
  if (conversation === null || !conversations.has(conversation)) return refuse(reading, 'without_chat');
  const created = readPast(given.get('createdAt'), reading);
  const said = {
    id,
    conversation,
    parent: readLink(given.get('parent'), reading),
    text: readSaid(words, reading),
    pinned: readPinned(given.get('pinned'), reading),
    createdAt: created ?? reading.undatedAt,
    revision: readRevision(given.get('revision'), created, reading),
  };
  if (role === 'user') return question.parse({ ...said, role });
  return reply.parse({ ...said, role, ...readEnd(given, said, reading), ...readAbout(given, reading) });
}

/**
 * How a reply ended. One that was still to come, or was being made, ended there: to take a file in must not ask a
 * companion anything, and whoever makes it elsewhere has its end.
 */
function readEnd(
  given: Given,
  { text, createdAt }: Pick<Reply, 'text' | 'createdAt'>,
  reading: Reading,
): Pick<Reply, 'state' | 'end' | 'underWay' | 'endedAt'> {
  const ended = { state: 'ended', underWay: null } as const;
  if ((readValue(given.get('state'), reply.shape.state, reading) ?? 'ended') !== 'ended')
    return { ...ended, end: text === '' ? 'failed' : 'cut', endedAt: createdAt };
  const end = readValue(given.get('end'), reply.shape.end, reading);
  return { ...ended, end, endedAt: readPast(given.get('endedAt'), reading) };
}

function readAbout(
  given: Given,
  reading: Reading,
): Pick<Reply, 'trouble' | 'memory' | 'model' | 'cites' | 'command'> {
  return {
    trouble: readText(given.get('trouble'), reading),
    memory: readValue(given.get('memory'), reply.shape.memory, reading),
    model: readText(given.get('model'), reading),
    cites: readValue(given.get('cites'), reply.shape.cites, reading) ?? [],
    command: readCommand(given.get('command'), reading),
  };
}

/** What a command did is any data, and is kept as modestly as the details of a fact. */
function readCommand(value: unknown, reading: Reading): Reply['command'] {
  const given = entriesOf(value);
  const name = readText(given?.get('name'), reading);
  const kept = readDetails(new Map([['result', given?.get('result') ?? null]]), reading);
  const result = kept['result'];
  return name === null || result === undefined ? null : { name, result };
}
