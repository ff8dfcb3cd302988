import { Fragment } from 'react';
import { markFound } from '../../../../shared/domain/memory/mark-found.ts';
import type { FoundMessage } from '../../../ports/chat.ts';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import { useText } from '../../../ui/text/text.tsx';
import styles from './found-messages.module.css';

export interface FoundMessagesProps {
  readonly found: readonly FoundMessage[];
  readonly words: string;
  readonly now: number;
}

/** As much of a message as two lines show. */
const EXCERPT_LENGTH = 160;

/** Messages that say what was searched for, the best first: each opens its conversation there. */
export function FoundMessages({ found, words, now }: FoundMessagesProps) {
  const { say } = useText();
  if (found.length === 0) return <p className={styles['none']}>{say('chats.none_found')}</p>;
  return (
    <ul aria-label={say('chats.found', { count: found.length })} className={styles['found']}>
      {found.map(({ message, conversation }) => (
        <li key={message.id}>
          <a href={`/chat/${conversation.id}?at=${message.id}`}>
            <span dir="auto" className={styles['text']}>
              {markFound(message.text, words, EXCERPT_LENGTH).map(({ text, found: isFound }, index) =>
                // Parts have no identity of their own: they are cut anew for every query.
                // oxlint-disable-next-line react/no-array-index-key -- see above
                isFound ? <mark key={index}>{text}</mark> : <Fragment key={index}>{text}</Fragment>,
              )}
            </span>
            <span className={styles['about']}>
              <span>{say(message.role === 'user' ? 'chats.you' : 'app.name')}</span>
              <TimeAgo at={message.createdAt} now={now} />
              <span dir="auto" className={styles['in']}>
                {conversation.title || say('chats.untitled')}
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
