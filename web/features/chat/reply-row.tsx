import { useId } from 'react';
import type { Reply } from '../../../shared/schemas/index.ts';
import { useText } from '../../ui/text/text.tsx';
import { MemoryCard } from './memory-card.tsx';
import type { MessageRowProps } from './message-row.tsx';
import { StageLine } from './stage-line.tsx';
import { useFacts } from './use-facts.ts';
import { useLive } from './use-live.ts';
import styles from './message.module.css';

export interface ReplyRowProps extends Omit<MessageRowProps, 'shown'> {
  readonly reply: Reply;
  readonly branches: readonly string[];
}

/** What Nima replied: what it remembers at once, and the answer below as it comes. */
export function ReplyRow({ reply, chat, memory, link, clock }: ReplyRowProps) {
  const { say } = useText();
  const id = useId();
  const live = useLive(chat, reply.id);
  const facts = useFacts(memory, [
    ...new Set([...(reply.memory?.facts ?? []), ...reply.cites.map(({ fact }) => fact)]),
  ]);
  // What this tab hears is ahead of what is kept of it.
  const text = live && live.text.length > reply.text.length ? live.text : reply.text;
  return (
    <article aria-labelledby={id} aria-busy={reply.state !== 'ended'} className={styles['reply']}>
      <h2 id={id} className="visually-hidden">
        {say('app.name')}
      </h2>
      <MemoryCard reply={reply} facts={facts} />
      {text !== '' && (
        <p dir="auto" data-said className={styles['words']}>
          {text}
        </p>
      )}
      <StageLine reply={reply} stage={live?.stage ?? null} link={link} clock={clock} />
    </article>
  );
}
