import type { Message, Question, Reply } from '../../schemas/index.ts';

/** All messages of a conversation, by id: what was said first is a root, several with one parent are branches. */
export type Messages = ReadonlyMap<string, Message>;

export function messagesById(messages: readonly Message[]): Messages {
  return new Map(messages.map((message) => [message.id, message]));
}

/** From the first message to `leaf`: what is shown of a conversation. */
export function pathTo(leaf: string | null, messages: Messages): readonly Message[] {
  const path: Message[] = [];
  // A ring cannot be made here, but it could be imported.
  const seen = new Set<string>();
  for (let id = leaf; id !== null && !seen.has(id);) {
    seen.add(id);
    const message = messages.get(id);
    if (!message) break;
    path.push(message);
    id = message.parent;
  }
  return path.toReversed();
}

/** For each message those said in its place, itself among them, the oldest first. */
export function branchesOf(messages: Messages): (message: Message) => readonly string[] {
  const placeOf = ({ role, parent }: Message) => `${role} ${parent}`;
  const places = new Map<string, string[]>();
  for (const message of [...messages.values()].toSorted(inOrder)) {
    const place = places.get(placeOf(message));
    if (place) place.push(message.id);
    else places.set(placeOf(message), [message.id]);
  }
  return (message) => places.get(placeOf(message)) ?? [message.id];
}

/** The end of what was said last after a message: where its branch goes on. */
export function lastAfter(id: string, messages: Messages): string {
  const newest = new Map<string | null, Message>();
  for (const message of messages.values()) {
    const known = newest.get(message.parent);
    if (!known || inOrder(known, message) < 0) newest.set(message.parent, message);
  }
  const seen = new Set<string>();
  let last = id;
  for (let next = newest.get(id); next && !seen.has(next.id); next = newest.get(last)) {
    seen.add(next.id);
    last = next.id;
  }
  return last;
}

/** A question and the reply to it on one path; a question that nobody has replied to yet stands alone. */
export interface Exchange {
  readonly question: Question;
  /** Where several came one after the other, as in some imports, the last of them with the words of all. */
  readonly reply: Reply | null;
  /** Each as it was said. */
  readonly replies: readonly Reply[];
}

export function exchangesOf(path: readonly Message[]): readonly Exchange[] {
  return path.flatMap((message, at) => {
    if (message.role !== 'user') return [];
    const replies = repliesAfter(path, at);
    return [{ question: message, reply: inOne(replies), replies }];
  });
}

function repliesAfter(path: readonly Message[], at: number): readonly Reply[] {
  const replies: Reply[] = [];
  for (const message of path.slice(at + 1)) {
    if (message.role !== 'assistant') break;
    replies.push(message);
  }
  return replies;
}

function inOne(replies: readonly Reply[]): Reply | null {
  const last = replies.at(-1);
  if (!last || replies.length === 1) return last ?? null;
  const texts = replies.map(({ text }) => text).filter((text) => text !== '');
  return { ...last, text: texts.join('\n\n'), pinned: replies.some(({ pinned }) => pinned) };
}

/** Ids are given in the order of time. */
function inOrder(a: Message, b: Message): number {
  return a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
}
