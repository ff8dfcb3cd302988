import { useEffect, useRef, useState } from 'react';
import type { Conversation } from '../../../../shared/schemas/index.ts';
import { Button, IconButton } from '../../../ui/controls/button.tsx';
import { Icon, type IconName } from '../../../ui/icons/icon.tsx';
import { Dialog } from '../../../ui/surfaces/dialog.tsx';
import { useText } from '../../../ui/text/text.tsx';
import type { ConversationDeeds } from './conversation-list-deeds.ts';
import styles from './conversation-list-menu.module.css';

export interface ConversationMenuProps {
  readonly conversation: Conversation;
  readonly deeds: ConversationDeeds;
  readonly openId: string;
  readonly onRename: () => void;
  readonly onClose: () => void;
}

/** Everything one can do with a conversation; beside the mouse's words the keys of its row. */
export function ConversationMenu({ conversation, deeds, openId, onRename, onClose }: ConversationMenuProps) {
  const { say } = useText();
  const [isErasing, setErasing] = useState(false);
  const deedList = useRef<HTMLUListElement>(null);
  // Else the focus is on the button that closes it, which is what nobody came for.
  useEffect(() => deedList.current?.querySelector('button')?.focus(), [isErasing]);
  const title = conversation.title || say('chats.untitled');
  const label = say('chats.more', { title });
  const act = (deed: () => unknown) => () => {
    onClose();
    deed();
  };
  return (
    <Dialog label={label} onClose={onClose}>
      <header className={styles['header']}>
        <h2 dir="auto">{title}</h2>
        <IconButton icon="close" label={say('chats.close')} onClick={onClose} />
      </header>
      {isErasing ? (
        <EraseQuestion
          title={title}
          onKeep={() => setErasing(false)}
          onErase={act(() => deeds.erase(conversation, openId))}
        />
      ) : (
        <ul ref={deedList} className={styles['deeds']}>
          <Deed icon="edit" name={say('chats.rename')} keys="r" onClick={act(onRename)} />
          <Deed
            icon="pin"
            name={say(conversation.pinned ? 'chats.unpin' : 'chats.pin')}
            keys="p"
            onClick={act(() => deeds.pin(conversation))}
          />
          <Deed
            icon="install"
            name={say('chats.export')}
            onClick={act(() => deeds.saveAsMarkdown(conversation))}
          />
          <Deed
            icon="trash"
            name={say('chats.delete')}
            keys="Del"
            onClick={act(() => deeds.remove(conversation, openId))}
          />
          <Deed icon="warning" name={say('chats.erase')} onClick={() => setErasing(true)} />
        </ul>
      )}
    </Dialog>
  );
}

interface DeedProps {
  readonly icon: IconName;
  readonly name: string;
  readonly keys?: string;
  readonly onClick: () => void;
}

function Deed({ icon, name, keys, onClick }: DeedProps) {
  return (
    <li>
      <button type="button" className={styles['deed']} onClick={onClick}>
        <Icon name={icon} />
        <span>{name}</span>
        {keys !== undefined && <kbd aria-hidden="true">{keys}</kbd>}
      </button>
    </li>
  );
}

interface EraseQuestionProps {
  readonly title: string;
  readonly onKeep: () => void;
  readonly onErase: () => void;
}

/** There is no way back, so a second press on a button with another name is asked for. */
function EraseQuestion({ title, onKeep, onErase }: EraseQuestionProps) {
  const { say } = useText();
  const keep = useRef<HTMLDivElement>(null);
  // On the safe answer: Enter pressed twice must not erase.
  useEffect(() => keep.current?.querySelector<HTMLElement>('button')?.focus(), []);
  const ask = say('chats.erase_ask', { title });
  return (
    <div role="group" aria-label={ask} className={styles['question']}>
      <p>{ask}</p>
      <p>{say('chats.erase_text')}</p>
      <div ref={keep} className={styles['actions']}>
        <Button onClick={onKeep}>{say('chats.erase_not')}</Button>
        <Button weight="danger" onClick={onErase}>
          {say('chats.erase_now')}
        </Button>
      </div>
    </div>
  );
}
