import { useEffect, useState } from 'react';
import type { Learning } from '../../../ports/learning.ts';
import { useText } from '../../../ui/text/text.tsx';
import { useReadable } from '../../../ui/use-readable.ts';
import type { OfferDeeds } from './offer-deeds.ts';
import { sayKind } from './offer-words.ts';
import styles from './inbox-kinds.module.css';

export interface InboxKindsProps {
  readonly learning: Pick<Learning, 'acceptedKinds' | 'changes'>;
  readonly deeds: Pick<OfferDeeds, 'askAgain'>;
}

/** The kinds that are kept without a question, each with the way back; nothing where there is none. */
export function InboxKinds({ learning, deeds }: InboxKindsProps) {
  const { say } = useText();
  const kinds = useAcceptedKinds(learning);
  if (kinds.length === 0) return null;
  return (
    <section aria-label={say('inbox.kinds')} className={styles['kinds']}>
      <h2>{say('inbox.kinds')}</h2>
      <p>{say('inbox.kinds_text')}</p>
      <ul>
        {kinds.map((kind) => {
          const name = sayKind(kind, say);
          return (
            <li key={kind}>
              <span>{name}</span>
              <button
                type="button"
                aria-label={say('inbox.ask_again_name', { kind: name })}
                onClick={() => void deeds.askAgain(kind)}
              >
                {say('inbox.ask_again')}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function useAcceptedKinds(learning: InboxKindsProps['learning']): readonly string[] {
  const version = useReadable(learning.changes);
  const [kinds, setKinds] = useState<readonly string[]>([]);
  useEffect(() => {
    let isStale = false;
    learning.acceptedKinds().then(
      (now) => isStale || setKinds(now),
      // What cannot be read is said where the offers are read.
      () => undefined,
    );
    return () => void (isStale = true);
  }, [learning, version]);
  return kinds;
}
