import { speakerOf } from '../../../shared/domain/conversation/speaker.ts';
import { messagesById, pathTo } from '../../../shared/domain/conversation/tree.ts';
import { excerptOf } from '../../../shared/domain/orchestration/excerpt.ts';
import { passageFrom, saidBy } from '../../../shared/domain/orchestration/recall-block.ts';
import { readCues } from '../../../shared/domain/recall/cues.ts';
import type { Message, Passage, Question } from '../../../shared/schemas/index.ts';
import type { ConversationRepository } from '../../ports/conversations.ts';
import type { IndexHit } from '../../ports/memory-index.ts';
import type { MemoryRepository } from '../../ports/memory-repository.ts';
import { search, type FindingParts } from '../memory/finding.ts';
import type { Indexer } from '../memory/indexer.ts';

/** Something that was said in another conversation, or stands in what was imported. */
export interface Said extends Pick<IndexHit, 'id' | 'score' | 'parts'> {
  /** A part of it, where it is long. */
  readonly text: string;
  /** By whom, as a prompt says it. */
  readonly by: string;
  readonly at: number;
}

export interface FindingSaidParts extends Omit<FindingParts, 'repository' | 'reach' | 'shown'> {
  conversations: Pick<ConversationRepository, 'conversations' | 'messages' | 'messagesOf'>;
  passages: MemoryRepository['passages'];
  /** What was said elsewhere a moment ago, or just imported, is found. */
  caughtUp: Indexer['caughtUp'];
}

const SAID = ['message', 'passage', 'erased'] as const;

/** More are not read; what answers is among the first. */
const MOST_READ = 12;
/** More have no room beside the facts. */
const MOST_TOLD = 3;
/** Share of the words and nearness of meaning together: below it a fact has no more to do with a question than any other. */
const LEAST = 0.68;

/** What was said elsewhere that may help to answer, the best first. Nothing of this conversation: it is told as it is. */
export function createFindingSaid(parts: FindingSaidParts) {
  return async (signal: AbortSignal, question: Question): Promise<readonly Said[]> => {
    await parts.caughtUp(signal, { kinds: SAID });
    const { hits } = await search(parts, signal, question.text, { kinds: ['message', 'passage'] }, MOST_READ);
    const close = hits.filter(({ parts: { keyword, vector } }) => keyword + vector >= LEAST);
    const ids = close.map(({ id }) => id);
    const [messages, passages] = await Promise.all([parts.conversations.messages(ids), parts.passages(ids)]);
    const shown = shownIn(parts.conversations);
    const told: Said[] = [];
    for (const [at, hit] of close.entries()) {
      if (told.length === MOST_TOLD) break;
      const [message, passage] = [messages[at], passages[at]];
      const isTold = message ? isElsewhere(message, question) && (await shown(message)) : isHere(passage);
      const from = message ? ofMessage(message) : passage && ofPassage(passage);
      if (isTold && from && tells(from.text))
        told.push({ ...hit, ...from, text: excerptOf(from.text, question.text) });
    }
    return told;
  };
}

function ofMessage(message: Message): Pick<Said, 'text' | 'by' | 'at'> {
  return { text: message.text, by: saidBy(speakerOf(message)), at: message.createdAt };
}

function ofPassage({ text, source, speaker, at }: Passage): Pick<Said, 'text' | 'by' | 'at'> {
  return { text, by: passageFrom(source, speaker), at };
}

const isHere = (passage: Passage | undefined): boolean => passage?.deletedAt === null;

/** What is still being said tells nothing for certain, and a line is an order. */
function isElsewhere(message: Message, { conversation }: Question): boolean {
  if (message.conversation === conversation) return false;
  return message.role === 'user' ? !message.text.startsWith('/') : message.state === 'ended';
}

/** Who only asks tells nothing. */
const tells = (text: string): boolean => text.trim() !== '' && readCues(text).askingTwelfths < 12;

/** Whether a message is on the branch that its conversation shows: what was said in other words instead is not quoted. */
function shownIn(conversations: FindingSaidParts['conversations']): (message: Message) => Promise<boolean> {
  const known = new Map<string, Promise<ReadonlySet<string>>>();
  const read = async (id: string): Promise<ReadonlySet<string>> => {
    const [[conversation], said] = await Promise.all([
      conversations.conversations([id]),
      conversations.messagesOf(id),
    ]);
    if (!conversation || conversation.deletedAt !== null) return new Set();
    return new Set(pathTo(conversation.leaf, messagesById(said)).map((message) => message.id));
  };
  return async ({ id, conversation }) => {
    const ids = known.get(conversation) ?? read(conversation);
    known.set(conversation, ids);
    return (await ids).has(id);
  };
}
