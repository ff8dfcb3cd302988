import {
  fieldsIn,
  isObject,
  listIn,
  nameIn,
  type Fields,
  type ForeignChat,
  type ForeignNode,
} from './foreign-chat.ts';
import { withAttached, wordsIn } from './words-in.ts';

/** What Claude names as the parent of a first message. */
const NO_PARENT = '00000000-0000-4000-8000-000000000000';
const ROLES: ReadonlyMap<unknown, ForeignNode['role']> = new Map([
  ['human', 'user'],
  ['user', 'user'],
  ['assistant', 'assistant'],
]);

/** A conversation of Claude: a list; newer exports name the parent of each message, older ones are one line. */
export function readClaude(entry: Fields): ForeignChat {
  const given = listIn(entry.get('chat_messages'));
  const messages = given.filter(isObject).map(fieldsIn);
  const isTree = messages.some((message) => nameIn(message.get('parent_message_uuid')) !== null);
  return {
    id: entry.get('uuid'),
    title: entry.get('name'),
    createdAt: entry.get('created_at'),
    updatedAt: entry.get('updated_at'),
    nodes: messages.map((message, at) => {
      const before = at === 0 ? null : nameAt(messages[at - 1], at - 1);
      return nodeOf(message, nameAt(message, at), isTree ? parentIn(message) : before);
    }),
    leaf: nameIn(entry.get('current_leaf_message_uuid')),
    refused: given.length - messages.length,
  };
}

function nameAt(message: Fields | undefined, at: number): string {
  return nameIn(message?.get('uuid')) ?? `#${at}`;
}

function parentIn(message: Fields): string | null {
  const parent = nameIn(message.get('parent_message_uuid'));
  return parent === NO_PARENT ? null : parent;
}

function nodeOf(message: Fields, id: string, parent: string | null): ForeignNode {
  // The blocks leave out what Claude thought; the text beside them holds it, or is empty.
  const text = wordsIn(message.get('content')) || wordsIn(message.get('text'));
  const files = [...listIn(message.get('attachments')), ...listIn(message.get('files'))];
  return {
    id,
    parent,
    role: ROLES.get(message.get('sender')) ?? null,
    text: withAttached(text, files),
    at: message.get('created_at'),
    model: message.get('model'),
    end: 'stop',
  };
}
