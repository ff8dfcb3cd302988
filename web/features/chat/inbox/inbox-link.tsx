import type { Learning } from '../../../ports/learning.ts';
import { sayCount } from '../../../ui/text/formats.ts';
import { useText } from '../../../ui/text/text.tsx';
import { useOpenOffers } from './inbox-offers.ts';
import styles from './inbox-link.module.css';

export interface InboxLinkProps {
  readonly learning: Pick<Learning, 'open' | 'changes'>;
  readonly isOpen: boolean;
}

/** The way to what waits for a word, and how much that is. */
export function InboxLink({ learning, isOpen }: InboxLinkProps) {
  const { say, language } = useText();
  const count = useOpenOffers(learning).offers?.length ?? 0;
  return (
    <a
      href="/chat/inbox"
      aria-current={isOpen ? 'page' : undefined}
      data-some={count > 0}
      className={styles['link']}
    >
      <span>{say('inbox.title')}</span>
      {count > 0 && <span className={styles['count']}>{sayCount(count, language)}</span>}
    </a>
  );
}
