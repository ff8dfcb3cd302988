import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Clock } from '../../../../shared/ports/clock.ts';
import type { Chat } from '../../../ports/chat.ts';
import type { Memory } from '../../../ports/memory.ts';
import type { Navigation } from '../../../ports/navigation.ts';
import { IconButton } from '../../../ui/controls/button.tsx';
import { useReadable } from '../../../ui/use-readable.ts';
import { useText } from '../../../ui/text/text.tsx';
import { groupsOf, useConversations } from './inbox-groups.ts';
import { InboxGroupRows } from './inbox-group-rows.tsx';
import { InboxKinds } from './inbox-kinds.tsx';
import { useOpenOffers } from './inbox-offers.ts';
import { createOfferDeeds, type OfferDeedsParts } from './offer-deeds.ts';
import { useLostFocus } from './offer-focus.ts';
import { useReplaceQuestions } from './offer-questions.ts';
import { Trouble } from '../trouble.tsx';
import { useNow } from '../use-now.ts';
import styles from './inbox-page.module.css';

export interface InboxPageProps extends OfferDeedsParts {
  readonly chat: Pick<Chat, 'conversations' | 'changes'>;
  readonly memory: OfferDeedsParts['memory'] & Pick<Memory, 'categories'>;
  readonly navigation: Navigation;
  readonly clock: Clock;
}

/** Several screens of them; more come when the end comes into sight. */
const SHOWN_AT_ONCE = 60;
const ROW = 'li[data-offer]';

/** What was learned and waits for a word, by the conversation it was learned in. */
export function InboxPage(props: InboxPageProps) {
  const { learning, memory, notices, chat } = props;
  const text = useText();
  const { say } = text;
  const page = useRef<HTMLElement>(null);
  const now = useNow(props.clock);
  const { offers, error } = useOpenOffers(learning);
  const isHearing = useReadable(learning.hearing);
  const { asked, onKept, onAnswered } = useReplaceQuestions();
  const deeds = useMemo(
    () => createOfferDeeds({ learning, memory, notices }, text),
    [learning, memory, notices, text],
  );
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const { groups, isAll } = groupsOf(
    offers ?? [],
    [...asked.values()].map(({ offer }) => offer),
    most,
  );
  const conversations = useConversations(
    chat,
    groups.map(({ conversation }) => conversation),
  );
  const on = useWalk(page);
  return (
    <section ref={page} tabIndex={-1} aria-label={say('inbox.title')} className={styles['page']} {...on}>
      <Top count={offers?.length ?? null} isHearing={isHearing} navigation={props.navigation} />
      <div className={styles['matter']}>
        <Trouble error={error} />
        {isHearing && <p className={styles['hearing']}>{say('inbox.hearing')}</p>}
        {offers && groups.length === 0 && !isHearing && <Nothing />}
        {groups.map((group) => (
          <InboxGroupRows
            key={group.conversation}
            group={group}
            conversation={
              conversations === null ? undefined : (conversations.get(group.conversation) ?? null)
            }
            now={now}
            {...{ asked, deeds, memory, learning, onKept, onAnswered }}
          />
        ))}
        {!isAll && <More key={most} onSight={() => setMost(most + SHOWN_AT_ONCE)} />}
        <InboxKinds learning={learning} deeds={deeds} />
        {groups.length > 0 && <p className={styles['keys']}>{say('inbox.keys')}</p>}
      </div>
    </section>
  );
}

interface TopProps {
  readonly count: number | null;
  readonly isHearing: boolean;
  readonly navigation: Navigation;
}

/** What the page is, and how much waits; on a phone, where the list is away, also the way back to it. */
function Top({ count, isHearing, navigation }: TopProps) {
  const { say } = useText();
  const none = say(isHearing ? 'inbox.hearing_short' : 'inbox.none_left');
  return (
    <header className={styles['top']}>
      <div className={styles['back']}>
        <IconButton icon="back" label={say('inbox.back')} onClick={() => navigation.back()} />
      </div>
      <div className={styles['name']}>
        <h1>{say('inbox.title')}</h1>
        <p role="status" className={styles['count']}>
          {count !== null && (count === 0 ? none : say('inbox.count', { count }))}
        </p>
      </div>
    </header>
  );
}

function Nothing() {
  const { say } = useText();
  return (
    <div className={styles['nothing']}>
      <p>{say('inbox.empty')}</p>
      <p>
        <a href="/chat/new">{say('inbox.empty_do')}</a>
      </p>
    </div>
  );
}

/** The end of what is drawn: when it comes into sight, there is to be more. */
function More({ onSight }: { onSight: () => void }) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && onSight());
    if (end.current) seen.observe(end.current);
    return () => seen.disconnect();
  }, [onSight]);
  return <div ref={end} aria-hidden="true" />;
}

/** The keys that walk from offer to offer; what is done with one is a matter of its row. */
function useWalk(page: RefObject<HTMLElement | null>) {
  const rows = () => [...(page.current?.querySelectorAll<HTMLElement>(ROW) ?? [])];
  const keepOf = (index: number) => {
    const all = rows();
    const row = all[Math.min(Math.max(0, index), all.length - 1)];
    return row?.querySelector<HTMLElement>('[data-keep]') ?? row?.querySelector<HTMLElement>('button, input');
  };
  const focus = useLostFocus(page, ROW, (index) => keepOf(index) ?? page.current);
  // Whoever comes here comes to review: the keys work at once, and none of them has done anything yet.
  useEffect(() => page.current?.focus({ preventScroll: true }), [page]);
  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return;
    if (target.matches('input:not([type=checkbox]), textarea')) return;
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const at = rows().findIndex((row) => row.contains(target));
    const next = keepOf(at === -1 ? 0 : at + step);
    next?.focus();
    next?.closest('li')?.scrollIntoView({ block: 'nearest' });
    event.preventDefault();
  };
  return { ...focus, onKeyDown };
}
