import { revisionAt } from '../lib/hlc.ts';
import type { Conversation, Fold, Question, Reply } from '../schemas/index.ts';
import { CountingIds } from './fakes.ts';

/** A conversation in which nothing was said yet, with everything set; a test names only what it is about. */
export function buildConversation(parts: Partial<Conversation> = {}): Conversation {
  const createdAt = parts.createdAt ?? Date.UTC(2026, 0, 2, 12);
  return {
    id: new CountingIds().next(),
    title: 'The fan',
    titledByHand: false,
    pinned: false,
    leaf: null,
    createdAt,
    updatedAt: createdAt,
    revision: revisionAt(createdAt),
    deletedAt: null,
    ...parts,
  };
}

/** What a person said. */
export function buildQuestion(parts: Partial<Question> = {}): Question {
  const ids = new CountingIds();
  const createdAt = parts.createdAt ?? Date.UTC(2026, 0, 2, 12);
  return {
    id: ids.next(),
    conversation: ids.next(),
    parent: null,
    role: 'user',
    text: 'When does the fan start?',
    pinned: false,
    createdAt,
    revision: revisionAt(createdAt),
    ...parts,
  };
}

/** What a model replied, to its end. */
export function buildReply(parts: Partial<Reply> = {}): Reply {
  return {
    ...buildQuestion(),
    text: 'At 62 °C.',
    state: 'ended',
    end: 'stop',
    trouble: null,
    memory: null,
    model: 'tiny',
    cites: [],
    underWay: null,
    command: null,
    endedAt: null,
    ...parts,
    role: 'assistant',
  };
}

/** The older part of a conversation in short. */
export function buildFold(parts: Partial<Fold> = {}): Fold {
  const ids = new CountingIds();
  return {
    id: ids.next(),
    conversation: ids.next(),
    includes: null,
    covers: [ids.next()],
    text: 'They spoke of the fan.',
    by: { kind: 'rules' },
    createdAt: 1,
    tokensBefore: 20,
    tokensAfter: 6,
    takenBackAt: null,
    ...parts,
  };
}
