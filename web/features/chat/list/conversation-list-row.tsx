import { useEffect, useRef } from 'react';
import type { Conversation } from '../../../../shared/schemas/index.ts';
import { IconButton } from '../../../ui/controls/button.tsx';
import { Icon } from '../../../ui/icons/icon.tsx';
import { useText } from '../../../ui/text/text.tsx';
import { ConversationTitleField } from './conversation-list-title-field.tsx';
import { ConversationWhen } from './conversation-list-when.tsx';
import type { SectionName } from './conversation-list-sections.ts';
import styles from './conversation-list-row.module.css';

export interface ConversationRowProps {
  /** Null while it is being read. */
  readonly conversation: Conversation | null;
  readonly section: SectionName | null;
  /** Midnight: what is from this day is shown by its hour. */
  readonly today: number;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  readonly isRenaming: boolean;
  readonly onRename: (title: string | null) => void;
  readonly onMore: () => void;
}

/** A conversation in the list: what it is called, and when something was last said. */
export function ConversationRow(props: ConversationRowProps) {
  const { conversation, isActive, isOpen, isRenaming, onRename, onMore } = props;
  const { say } = useText();
  const row = useReturn(isRenaming);
  if (conversation === null) return <div className={styles['row']} aria-busy="true" />;
  const title = conversation.title || say('chats.untitled');
  return (
    <div ref={row} className={styles['row']} data-open={isOpen}>
      {isRenaming ? (
        <ConversationTitleField title={conversation.title} onDone={onRename} />
      ) : (
        <>
          <Opening {...props} conversation={conversation} title={title} />
          <span className={styles['more']}>
            <IconButton
              icon="more"
              label={say('chats.more', { title })}
              tabIndex={isActive ? 0 : -1}
              aria-haspopup="dialog"
              onClick={onMore}
            />
          </span>
        </>
      )}
    </div>
  );
}

interface OpeningProps extends ConversationRowProps {
  readonly conversation: Conversation;
  readonly title: string;
}

function Opening({ conversation, title, section, today, isActive, isOpen }: OpeningProps) {
  const { say } = useText();
  return (
    <a
      href={`/chat/${conversation.id}`}
      tabIndex={isActive ? 0 : -1}
      aria-current={isOpen ? 'true' : undefined}
      className={styles['link']}
    >
      <span dir="auto" className={styles['title']}>
        {conversation.pinned && (
          <span className={styles['pin']}>
            <Icon name="pin" size={16} />
            <span className="visually-hidden">{say('chats.is_pinned')}</span>
          </span>
        )}
        {title}
      </span>
      <span className={styles['when']}>
        <ConversationWhen at={conversation.updatedAt} section={section} today={today} />
      </span>
    </a>
  );
}

/** From the field that went, the focus goes back to the row, unless whoever wrote went on elsewhere. */
function useReturn(isRenaming: boolean) {
  const row = useRef<HTMLDivElement>(null);
  const was = useRef(false);
  useEffect(() => {
    if (was.current && !isRenaming && document.activeElement === document.body)
      row.current?.querySelector('a')?.focus();
    was.current = isRenaming;
  }, [isRenaming]);
  return row;
}
