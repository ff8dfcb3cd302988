import { useEffect, useMemo, useRef, type CSSProperties, type ReactNode, type Ref } from 'react';
import type { Conversation } from '../../../../shared/schemas/index.ts';
import { timeZone } from '../../../../shared/lib/time-zone.ts';
import { sayMoment } from '../../../ui/amounts.ts';
import { OVERSCAN } from '../../../ui/row-walk.ts';
import { useText } from '../../../ui/text/text.tsx';
import { rowAt, type ListedConversations } from './conversation-list-pages.ts';
import { ConversationRow } from './conversation-list-row.tsx';
import { lastDays, sectionOf, type SectionName } from './conversation-list-sections.ts';
import { useWalk } from './conversation-list-walk.ts';
import styles from './conversation-list.module.css';

export interface ConversationRowsProps {
  readonly listed: ListedConversations;
  readonly now: number;
  readonly openId: string;
  /** The one whose title is being written. */
  readonly renamingId: string | null;
  readonly onRange: (first: number, last: number) => void;
  /** A key pressed on a conversation; true where it meant something. */
  readonly onKey: (key: string, conversation: Conversation) => boolean;
  readonly onLeave: () => void;
  readonly onRename: (conversation: Conversation, title: string | null) => void;
  readonly onMore: (conversation: Conversation) => void;
  /** Stands where there are no rows. */
  readonly children?: ReactNode;
}

/** All conversations as one long list, of which only what is in sight is read and drawn. */
export function ConversationRows({
  listed,
  onRange,
  onKey,
  onLeave,
  children,
  ...row
}: ConversationRowsProps) {
  const { say } = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const { total } = listed;
  const { virtualizer, active, on } = useWalk(scroller, {
    total,
    onLeave,
    onKey: (key, index) => {
      const conversation = rowAt(listed, index);
      return conversation !== undefined && onKey(key, conversation);
    },
  });
  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};
  useEffect(
    () => onRange(Math.max(0, startIndex - OVERSCAN), Math.min(total - 1, endIndex + OVERSCAN)),
    [startIndex, endIndex, total, onRange],
  );
  return (
    <div ref={scroller} className={styles['scroller']}>
      {total === 0 && children}
      <ul
        aria-label={say('chats.title')}
        className={styles['rows']}
        style={{ blockSize: `${virtualizer.getTotalSize()}px` }}
        {...on}
      >
        {virtualizer.getVirtualItems().map(({ key, index, start }) => (
          <Item
            key={key}
            {...row}
            listed={listed}
            index={index}
            isActive={index === active}
            place={virtualizer.measureElement}
            style={{ transform: `translateY(${start}px)` }}
          />
        ))}
      </ul>
    </div>
  );
}

interface ItemProps extends Pick<
  ConversationRowsProps,
  'listed' | 'now' | 'openId' | 'renamingId' | 'onRename' | 'onMore'
> {
  readonly index: number;
  readonly isActive: boolean;
  readonly place: Ref<HTMLLIElement>;
  readonly style: CSSProperties;
}

function Item({ listed, now, index, place, style, openId, renamingId, onRename, onMore, ...row }: ItemProps) {
  const zone = timeZone(useText().timeZone);
  const days = useMemo(() => lastDays(now, zone), [now, zone]);
  const conversation = rowAt(listed, index) ?? null;
  const above = rowAt(listed, index - 1);
  const section = conversation && sectionOf(conversation, days, zone);
  // Where the row above has not been read, nobody knows whether this one is the first of its section.
  const isFirst = index === 0 || (above !== undefined && sectionOf(above, days, zone) !== section);
  return (
    <li ref={place} data-index={index} style={style} aria-setsize={listed.total} aria-posinset={index + 1}>
      {section && isFirst && <Heading section={section} at={conversation.updatedAt} />}
      <ConversationRow
        {...row}
        conversation={conversation}
        section={section}
        today={days.today}
        isOpen={conversation?.id === openId}
        isRenaming={conversation?.id === renamingId}
        onRename={(title) => conversation && onRename(conversation, title)}
        onMore={() => conversation && onMore(conversation)}
      />
    </li>
  );
}

function Heading({ section, at }: { section: SectionName; at: number }) {
  const text = useText();
  switch (section) {
    case 'pinned':
    case 'today':
    case 'yesterday':
    case 'week':
      return <h2 className={styles['section']}>{text.say(`chats.${section}`)}</h2>;
    default:
      return <h2 className={styles['section']}>{sayMoment(at, text, { month: 'long', year: 'numeric' })}</h2>;
  }
}
