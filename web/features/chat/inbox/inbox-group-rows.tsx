import { sameCandidate } from '../../../../shared/domain/learning/same-candidate.ts';
import type { Conversation, Offer } from '../../../../shared/schemas/index.ts';
import type { Learning } from '../../../ports/learning.ts';
import type { Memory, Remembered } from '../../../ports/memory.ts';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import { useText } from '../../../ui/text/text.tsx';
import type { InboxGroup } from './inbox-groups.ts';
import type { OfferDeeds } from './offer-deeds.ts';
import type { KeptOffer } from './offer-questions.ts';
import { OfferRow } from './offer-row.tsx';
import styles from './inbox-group-rows.module.css';

export interface InboxGroupRowsProps {
  readonly group: InboxGroup;
  /** Undefined until it was read, null where it is gone for good. */
  readonly conversation: Conversation | null | undefined;
  readonly now: number;
  readonly asked: ReadonlyMap<string, KeptOffer>;
  readonly deeds: OfferDeeds;
  readonly memory: Pick<Memory, 'categories'>;
  readonly learning: Pick<Learning, 'wouldReplace'>;
  readonly onKept: (offer: Offer, kept: Remembered) => void;
  readonly onAnswered: (offer: Offer) => void;
}

/** What was learned in one conversation. */
export function InboxGroupRows({ group, conversation, now, asked, ...row }: InboxGroupRowsProps) {
  return (
    <section className={styles['group']}>
      <h2 dir="auto">
        <GroupName conversation={conversation} />
      </h2>
      <ul>
        {group.offers.map((offer) => (
          <li key={offer.id} data-offer>
            <OfferRow {...row} offer={offer} kept={asked.get(offer.id)?.kept ?? null}>
              <Origin offer={offer} now={now} isThere={conversation !== null} />
            </OfferRow>
          </li>
        ))}
      </ul>
    </section>
  );
}

function GroupName({ conversation }: Pick<InboxGroupRowsProps, 'conversation'>) {
  const { say } = useText();
  if (conversation === undefined) return null;
  if (conversation === null) return say('inbox.gone');
  return <a href={`/chat/${conversation.id}`}>{conversation.title || say('chats.untitled')}</a>;
}

/** When it was said, which leads there; and the words themselves where the fact is put otherwise. */
function Origin({ offer, now, isThere }: { offer: Offer; now: number; isThere: boolean }) {
  const { say } = useText();
  const { quote, text, conversation, message, createdAt } = offer;
  const when = <TimeAgo at={createdAt} now={now} />;
  return (
    <>
      {sameCandidate(quote) !== sameCandidate(text) && (
        <span dir="auto">{say('offers.said_as', { quote })}</span>
      )}
      {isThere ? (
        <a href={`/chat/${conversation}?at=${message}`} aria-label={say('inbox.said')}>
          {when}
        </a>
      ) : (
        <span>{when}</span>
      )}
    </>
  );
}
