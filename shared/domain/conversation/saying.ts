import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import { fault } from '../../protocol/errors.ts';
import { MESSAGE_MAX_LENGTH, type Conversation, type Question, type Reply } from '../../schemas/index.ts';
import { wellFormed } from '../../lib/well-formed.ts';
import { titleOf } from './title.ts';

/** A record before the storage has given it its place in the order of changes; of a union, each of its kinds. */
export type Unplaced<T> = T extends unknown ? Omit<T, 'revision'> : never;

export interface Making {
  readonly clock: Clock;
  readonly ids: Ids;
}

/** A question, the reply it will have, and the conversation as it is with both. */
export interface Said {
  readonly conversation: Unplaced<Conversation>;
  readonly question: Unplaced<Question>;
  readonly reply: Unplaced<Reply>;
}

export function beginConversation({ clock, ids }: Making): Unplaced<Conversation> {
  const now = clock.now();
  return {
    id: ids.next(),
    title: '',
    titledByHand: false,
    pinned: false,
    leaf: null,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
}

/**
 * What a person says, after `parent`; null: as the first of its conversation. Said where something was said already, it
 * begins a branch.
 */
export function say(
  text: string,
  parent: string | null,
  within: Unplaced<Conversation>,
  making: Making,
): Said {
  const { clock, ids } = making;
  const question: Unplaced<Question> = {
    id: ids.next(),
    conversation: within.id,
    role: 'user',
    parent,
    text: sayable(text),
    pinned: false,
    createdAt: clock.now(),
  };
  const title = within.title === '' && !within.titledByHand ? titleOf(question.text) : within.title;
  return { question, ...awaitReply(question, { ...within, title }, making) };
}

/** Another reply to a question that has one: a branch of its own. */
export function awaitReply(
  question: Pick<Question, 'id' | 'conversation'>,
  within: Unplaced<Conversation>,
  { clock, ids }: Making,
): Pick<Said, 'conversation' | 'reply'> {
  const reply: Unplaced<Reply> = {
    id: ids.next(),
    conversation: question.conversation,
    role: 'assistant',
    parent: question.id,
    text: '',
    pinned: false,
    createdAt: clock.now(),
    state: 'begun',
    end: null,
    trouble: null,
    memory: null,
    model: null,
    cites: [],
    underWay: null,
    command: null,
    endedAt: null,
  };
  return { reply, conversation: { ...within, leaf: reply.id, updatedAt: reply.createdAt, deletedAt: null } };
}

/** What is sent of a text: whole characters, from its first line with something in it to its last. */
export function sayable(text: string): string {
  const said = wellFormed(text)
    .trimEnd()
    .replace(/^(?:[^\S\n]*\n)+/, '');
  if (said.trim() === '')
    throw fault('message_empty', 'There is nothing to send yet. Write something first.');
  if (said.length > MESSAGE_MAX_LENGTH)
    throw fault(
      'message_too_long',
      `A message holds up to ${MESSAGE_MAX_LENGTH} characters; this one has ${said.length}. Send a part of it.`,
      { details: { length: said.length, limit: MESSAGE_MAX_LENGTH } },
    );
  return said;
}
