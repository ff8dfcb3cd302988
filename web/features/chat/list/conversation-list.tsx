import { useEffect, useMemo, useRef, useState } from 'react';
import type { Clock } from '../../../../shared/ports/clock.ts';
import type { Conversation } from '../../../../shared/schemas/index.ts';
import type { Learning } from '../../../ports/learning.ts';
import type { Memory } from '../../../ports/memory.ts';
import { SearchField, type SearchFieldProps } from '../../../ui/controls/search-field.tsx';
import { Icon } from '../../../ui/icons/icon.tsx';
import { focusRow } from '../../../ui/row-walk.ts';
import { useText } from '../../../ui/text/text.tsx';
import { useReadable } from '../../../ui/use-readable.ts';
import {
  createConversationDeeds,
  type ConversationDeeds,
  type ConversationDeedsParts,
} from './conversation-list-deeds.ts';
import { ConversationMenu } from './conversation-list-menu.tsx';
import { createConversationPages } from './conversation-list-pages.ts';
import { ConversationRows } from './conversation-list-rows.tsx';
import { FoundMessages } from './found-messages.tsx';
import { useFoundMessages, type Found } from './found-search.ts';
import { InboxLink } from '../inbox/inbox-link.tsx';
import { Trouble } from '../trouble.tsx';
import { useNow } from '../use-now.ts';
import styles from './conversation-list.module.css';

export interface ConversationListProps extends ConversationDeedsParts {
  readonly memory: Pick<Memory, 'get' | 'changes'>;
  readonly learning: Pick<Learning, 'open' | 'changes'>;
  readonly clock: Clock;
  /** What is open beside the list: the id of a conversation, or what else stands in the address. */
  readonly openId: string;
}

/** Every conversation, the pinned and the last spoken in first, and the search over all that was said in them. */
export function ConversationList(props: ConversationListProps) {
  const { openId } = props;
  const pane = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  const now = useNow(props.clock);
  const { found, error: notFound } = useFoundMessages(props, words);
  const { listed, error, see } = useListed(props);
  const isSearching = words.trim() !== '';
  const editing = useEditing(props);
  return (
    <div ref={pane} className={styles['pane']}>
      <Header />
      <Search
        field={field}
        words={words}
        onWords={setWords}
        onDown={() => focusFirst(pane.current, isSearching)}
        found={found}
      />
      <div className={styles['trouble']}>
        <Trouble error={isSearching ? notFound : error} />
      </div>
      {isSearching && found && (
        <div className={styles['scroller']}>
          <FoundMessages found={found.messages} words={found.words} now={now} />
        </div>
      )}
      {!isSearching && <InboxLink learning={props.learning} isOpen={openId === 'inbox'} />}
      {!isSearching && listed && (
        <ConversationRows
          listed={listed}
          now={now}
          openId={openId}
          renamingId={editing.renamingId}
          onRange={see}
          onKey={editing.onKey}
          onLeave={() => field.current?.focus()}
          onRename={editing.rename}
          onMore={editing.openMenu}
        >
          <Nothing />
        </ConversationRows>
      )}
      {editing.menu}
    </div>
  );
}

interface SearchProps extends Pick<SearchFieldProps, 'field' | 'words' | 'onWords' | 'onDown'> {
  readonly found: Found | null;
}

/** The search over all that was said. */
function Search({ found, ...search }: SearchProps) {
  const { say } = useText();
  const isFound = found?.words === search.words.trim();
  return (
    <div className={styles['search']}>
      <SearchField
        {...search}
        label={say('chats.search')}
        clearLabel={say('chats.clear_search')}
        found={isFound ? say('chats.found', { count: found.messages.length }) : ''}
      />
    </div>
  );
}

function focusFirst(pane: HTMLElement | null, isSearching: boolean): void {
  if (isSearching) pane?.querySelector<HTMLElement>('ul a')?.focus();
  else focusRow(pane, 0);
}

function Header() {
  const { say } = useText();
  return (
    <header className={styles['header']}>
      <h1>{say('chats.title')}</h1>
      <a href="/chat/new" className={styles['new']}>
        <Icon name="add" />
        <span>{say('chats.new')}</span>
      </a>
    </header>
  );
}

/** Why there is no row, and the one thing to do. */
function Nothing() {
  const { say } = useText();
  return (
    <div className={styles['hint']}>
      <p>{say('chats.empty')}</p>
      <p>
        <a href="/chat/new">{say('chats.empty_do')}</a>
      </p>
    </div>
  );
}

/** The rows for what is in sight, as they are right now in any tab. */
function useListed({ chat }: ConversationListProps) {
  const [pages] = useState(() => createConversationPages(chat));
  const version = useReadable(chat.changes);
  const [range, setRange] = useState({ first: 0, last: 0 });
  useEffect(() => () => pages.close(), [pages]);
  useEffect(() => pages.see({ version, ...range }), [pages, version, range]);
  const see = useMemo(
    () => (first: number, last: number) =>
      setRange((before) => (before.first === first && before.last === last ? before : { first, last })),
    [],
  );
  return { ...useReadable(pages), see };
}

/** What is being done with one of them: its menu is open, or its title is being written. */
function useEditing(props: ConversationListProps) {
  const text = useText();
  const { openId } = props;
  const { chat, memory, notices, navigation, drafts, saveFile } = props;
  const deeds = useMemo(
    () => createConversationDeeds({ chat, memory, notices, navigation, drafts, saveFile }, text),
    [chat, memory, notices, navigation, drafts, saveFile, text],
  );
  const [menuOf, setMenuOf] = useState<Conversation | null>(null);
  const [renamingId, setRenamingId] = useState<string | null>(null);
  const onKey = (key: string, conversation: Conversation) =>
    actByKey(key, conversation, { deeds, openId, setMenuOf, setRenamingId });
  return {
    renamingId,
    onKey,
    openMenu: setMenuOf,
    rename: (conversation: Conversation, title: string | null) => {
      setRenamingId(null);
      if (title !== null) void deeds.rename(conversation, title);
    },
    menu: menuOf && (
      <ConversationMenu
        conversation={menuOf}
        deeds={deeds}
        openId={openId}
        onRename={() => setRenamingId(menuOf.id)}
        onClose={() => setMenuOf(null)}
      />
    ),
  };
}

interface KeyParts {
  readonly deeds: ConversationDeeds;
  readonly openId: string;
  readonly setMenuOf: (conversation: Conversation) => void;
  readonly setRenamingId: (id: string) => void;
}

function actByKey(key: string, conversation: Conversation, { deeds, openId, ...set }: KeyParts): boolean {
  switch (key) {
    case 'r':
    case 'F2':
      set.setRenamingId(conversation.id);
      return true;
    case 'p':
      void deeds.pin(conversation);
      return true;
    case 'Delete':
    case 'Backspace':
      void deeds.remove(conversation, openId);
      return true;
    case 'm':
      set.setMenuOf(conversation);
      return true;
    default:
      return false;
  }
}
