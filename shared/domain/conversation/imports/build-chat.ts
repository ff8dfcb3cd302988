import { revisionAt } from '../../../lib/hlc.ts';
import { conversation, type Conversation, type Message } from '../../../schemas/index.ts';
import { wellFormed } from '../../../lib/well-formed.ts';
import { derivedId } from '../../memory/imports/derived-id.ts';
import type { ChatFormat, NoteKeeper } from '../../memory/imports/import-result.ts';
import { readPast, readText, type Reading } from '../../memory/imports/reading.ts';
import { lastSaid } from '../last-said.ts';
import { titleOf } from '../title.ts';
import { buildMessages } from './build-messages.ts';
import { nameIn, type ForeignChat, type ForeignNode } from './foreign-chat.ts';
import { threadOf } from './thread.ts';

/** A conversation of a file with all that was said in it, as it would be kept. */
export interface ImportedChat {
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
}

/** More of a first message than a title could take from it. */
const TITLE_FROM = 2_000;

/**
 * A conversation as Nima keeps them; null where nothing was said in it. Ids follow from those of the file, so that the
 * same file, or a later export of the same conversation, finds what is here already.
 */
export function buildChat(chat: ForeignChat, format: ChatFormat, reading: Reading): ImportedChat | null {
  const { keeper } = reading;
  const nodes = distinct(chat.nodes, keeper);
  const thread = threadOf(nodes);
  noteLess(chat, nodes, thread.broken, keeper);
  const [first] = thread.nodes;
  if (!first) {
    keeper.note('without_messages');
    return null;
  }
  const created = readPast(chat.createdAt, reading);
  const title = readText(chat.title, reading);
  const named = nameIn(chat.id) ?? `${title}\n${first.text}`;
  const id = derivedId(`chat\n${format}\n${named}`, created);
  const beganAt = created ?? readPast(chat.updatedAt, reading) ?? reading.undatedAt;
  const { messages, idOf } = buildMessages(thread.nodes, { conversation: id, format, beganAt }, reading);
  // Where the file does not say what was shown: what was said last.
  const leaf = idOf(thread.anchorOf(chat.leaf)) ?? lastSaid(messages);
  const updatedAt = messages.reduce((last, { createdAt }) => Math.max(last, createdAt), beganAt);
  const opening = thread.nodes.find(({ role }) => role === 'user') ?? first;
  const kept = conversation.parse({
    id,
    title: title ?? titleOf(wellFormed(opening.text.slice(0, TITLE_FROM))),
    titledByHand: false,
    pinned: false,
    leaf,
    createdAt: beganAt,
    updatedAt,
    revision: revisionAt(updatedAt),
    deletedAt: null,
  });
  return { conversation: kept, messages };
}

/** The first of an id keeps it; other words under it are another message, whose id is the same every time. */
function distinct(nodes: readonly ForeignNode[], keeper: NoteKeeper): readonly ForeignNode[] {
  const byId = new Map<string, ForeignNode>();
  for (const node of nodes) {
    const first = byId.get(node.id);
    const id = first && first.text !== node.text ? `${node.id}\n${node.text}` : node.id;
    if (byId.has(id)) keeper.note('repeated');
    else if (id !== node.id) keeper.note('same_id');
    if (!byId.has(id)) byId.set(id, { ...node, id });
  }
  return [...byId.values()];
}

function noteLess(
  { refused }: ForeignChat,
  nodes: readonly ForeignNode[],
  broken: number,
  keeper: NoteKeeper,
): void {
  const machine = nodes.filter(({ role, text }) => role === null && text.trim() !== '').length;
  const silent = nodes.filter(({ role, text }) => role !== null && text.trim() === '').length;
  if (refused > 0) keeper.note('not_a_message', refused);
  if (broken > 0) keeper.note('thread_broken', broken);
  if (machine > 0) keeper.note('machine_messages', machine);
  if (silent > 0) keeper.note('silent_messages', silent);
}
