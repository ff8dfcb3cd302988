import { useEffect, useState } from 'react';
import type { Conversation, Offer } from '../../../../shared/schemas/index.ts';
import type { Chat } from '../../../ports/chat.ts';
import { useReadable } from '../../../ui/use-readable.ts';
import { offersBy } from './offer-groups.ts';

export interface InboxGroup {
  readonly conversation: string;
  readonly offers: readonly Offer[];
}

/** What is to be reviewed, and what was just kept and asks something, by conversation; the newest first. */
export function groupsOf(
  open: readonly Offer[],
  asking: readonly Offer[],
  most: number,
): { groups: readonly InboxGroup[]; isAll: boolean } {
  const known = new Set(open.map(({ id }) => id));
  const all = [...open, ...asking.filter(({ id }) => !known.has(id))].toSorted(
    (a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1),
  );
  // Gathered before it is cut: a conversation that goes on below would stand there twice.
  const groups: InboxGroup[] = [];
  let left = most;
  for (const [conversation, offers] of offersBy('conversation', all)) {
    if (left <= 0) break;
    groups.push({ conversation, offers: offers.slice(0, left) });
    left -= offers.length;
  }
  return { groups, isAll: all.length <= most };
}

/** The conversations of the groups, by id; those that are gone for good are not among them. */
export function useConversations(
  chat: Pick<Chat, 'conversations' | 'changes'>,
  ids: readonly string[],
): ReadonlyMap<string, Conversation> | null {
  const version = useReadable(chat.changes);
  const [read, setRead] = useState<ReadonlyMap<string, Conversation> | null>(null);
  const key = ids.join(' ');
  useEffect(() => {
    let isStale = false;
    const wanted = key.split(' ').filter(Boolean);
    chat.conversations(wanted).then(
      (found) => isStale || setRead(new Map(found.flatMap((one) => (one ? [[one.id, one]] : [])))),
      // The groups stand without their names until the next change.
      () => undefined,
    );
    return () => void (isStale = true);
  }, [chat, key, version]);
  return read;
}
