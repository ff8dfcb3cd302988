import { useMemo, useRef } from 'react';
import type { Fact, Offer } from '../../../../shared/schemas/index.ts';
import type { Memory } from '../../../ports/memory.ts';
import { useText } from '../../../ui/text/text.tsx';
import { createOfferDeeds, type OfferDeedsParts } from './offer-deeds.ts';
import { useLostFocus } from './offer-focus.ts';
import { useReplaceQuestions } from './offer-questions.ts';
import { OfferRow } from './offer-row.tsx';
import { useOffersOf } from './offers-of-conversation.tsx';
import { useFacts } from '../messages/use-facts.ts';
import styles from './offers-of-message.module.css';

export interface MessageOffersProps extends OfferDeedsParts {
  readonly message: string;
  readonly memory: OfferDeedsParts['memory'] & Pick<Memory, 'get' | 'changes' | 'categories'>;
}

/** What was learned from a message, under it: offered until a person has said what becomes of it, then what became of it. */
export function MessageOffers(props: MessageOffersProps) {
  const offers = useOffersOf(props.message);
  return offers.length === 0 ? null : <Learned {...props} offers={offers} />;
}

function Learned({ offers, ...parts }: MessageOffersProps & { offers: readonly Offer[] }) {
  const text = useText();
  const { learning, memory, notices } = parts;
  const deeds = useMemo(
    () => createOfferDeeds({ learning, memory, notices }, text),
    [learning, memory, notices, text],
  );
  const { asked, onKept, onAnswered } = useReplaceQuestions();
  const section = useRef<HTMLElement>(null);
  const facts = useFacts(
    memory,
    offers.flatMap(({ fact }) => fact ?? []),
  );
  const focus = useLostFocus(section, 'li', (index) => {
    const rows = section.current?.querySelectorAll('li');
    return rows?.[Math.min(index, rows.length - 1)]?.querySelector<HTMLElement>('button, a');
  });
  const shown = offers.filter(
    ({ id, verdict, fact }) => verdict === 'open' || asked.has(id) || facts.has(fact ?? ''),
  );
  if (shown.length === 0) return null;
  return (
    <section ref={section} aria-label={text.say('offers.learned')} className={styles['offers']} {...focus}>
      {shown.some(({ verdict }) => verdict === 'open') && <h3>{text.say('offers.keep_this')}</h3>}
      <ul>
        {shown.map((offer) => {
          const kept = asked.get(offer.id)?.kept ?? null;
          const fact = facts.get(offer.fact ?? '');
          return (
            <li key={offer.id}>
              {fact && !kept ? (
                <KeptAs fact={fact} />
              ) : (
                <OfferRow {...{ offer, deeds, memory, learning, kept, onKept, onAnswered }} />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function KeptAs({ fact }: { fact: Fact }) {
  const { say } = useText();
  return (
    <p className={styles['kept']}>
      {say('offers.was_kept')}{' '}
      <a dir="auto" href={`/memory/${fact.id}`}>
        {fact.text}
      </a>
    </p>
  );
}
