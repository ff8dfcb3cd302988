import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Offer } from '../../../../shared/schemas/index.ts';
import type { Learning, OfferChange } from '../../../ports/learning.ts';
import type { Memory, Remembered } from '../../../ports/memory.ts';
import { sayDate } from '../../../ui/amounts.ts';
import { TickQuestion } from '../../../ui/surfaces/tick-question.tsx';
import { useCategoryName } from '../../../ui/text/category-name.ts';
import { useText } from '../../../ui/text/text.tsx';
import type { OfferDeeds } from './offer-deeds.ts';
import { OfferForm } from './offer-form.tsx';
import { OfferReplaces } from './offer-replaces.tsx';
import { sayKind, wordsAbout } from './offer-words.ts';
import { useReplaced, type ReplacedChoice } from './use-replaced.ts';
import styles from './offer-row.module.css';

export interface OfferRowProps {
  readonly offer: Offer;
  readonly deeds: OfferDeeds;
  readonly memory: Pick<Memory, 'categories'>;
  readonly learning: Pick<Learning, 'wouldReplace'>;
  /** What it became, where that may replace other facts and nobody has said yet. */
  readonly kept: Remembered | null;
  readonly onKept: (offer: Offer, kept: Remembered) => void;
  readonly onAnswered: (offer: Offer) => void;
  /** What else stands beside its text. */
  readonly children?: ReactNode;
}

/**
 * Something that was learned, with what can be said to it: keep, change, no. It says what it takes the place of; kept in
 * other words, it asks.
 */
export function OfferRow({ kept, onAnswered, ...props }: OfferRowProps) {
  const { offer, deeds, memory, onKept } = props;
  const { isEdited, setEdited, row } = useEditing();
  const replaced = useReplaced(props.learning, offer.id);
  if (kept) return <Replacing kept={kept} deeds={deeds} onAnswered={() => onAnswered(offer)} />;
  const keepAs = async (change: OfferChange) => {
    const remembered = await deeds.keep(offer, { change });
    if (remembered) onKept(offer, remembered);
  };
  return (
    <div ref={row}>
      {isEdited ? (
        <OfferForm
          offer={offer}
          memory={memory}
          onKeep={(change) => void keepAs(change)}
          onCancel={() => setEdited(false)}
        />
      ) : (
        <Offered {...props} replaced={replaced} onEdit={() => setEdited(true)} />
      )}
    </div>
  );
}

/** Whether it is put in other words right now; the focus comes back from there. */
function useEditing() {
  const [isEdited, setEdited] = useState(false);
  const row = useRef<HTMLDivElement>(null);
  const was = useRef(false);
  useEffect(() => {
    if (was.current && !isEdited) row.current?.querySelector('button')?.focus();
    was.current = isEdited;
  }, [isEdited]);
  return { isEdited, setEdited, row };
}

interface OfferedProps extends Omit<OfferRowProps, 'kept' | 'onAnswered' | 'memory' | 'learning'> {
  readonly replaced: ReplacedChoice;
  readonly onEdit: () => void;
}

function Offered({ children, ...props }: OfferedProps) {
  const { offer } = props;
  const text = useText();
  const nameOf = useCategoryName();
  const words = useId();
  const act = useDeeds(props);
  const onKeyDown = (event: KeyboardEvent) => {
    const deed = event.ctrlKey || event.metaKey || event.altKey ? undefined : act.byKey[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  };
  // Each key does what a button in it does: the group is not one more thing to act on.
  const keys = { onKeyDown };
  return (
    <div role="group" aria-labelledby={words} className={styles['row']} {...keys}>
      <div className={styles['words']}>
        <p id={words} dir="auto" className={styles['text']}>
          {offer.text}
        </p>
        <p className={styles['about']}>
          {wordsAbout(offer, nameOf, text).map((about) => (
            <span key={about}>{about}</span>
          ))}
          {children}
        </p>
        <OfferReplaces {...props.replaced} />
      </div>
      <Buttons offer={offer} {...act} />
    </div>
  );
}

function useDeeds({ offer, deeds, replaced, onKept, onEdit }: OfferedProps) {
  const reject = () => void deeds.reject(offer);
  const keepBy = (how: 'keep' | 'keepAlways') => async () => {
    const remembered = await deeds[how](offer, { replaced: replaced.ticked });
    if (!remembered) return;
    // What was shown is answered: a tick that was taken away is a no.
    const shown = new Set(replaced.facts.map(({ id }) => id));
    const mayReplace = remembered.mayReplace.filter(({ id }) => !shown.has(id));
    onKept(offer, { ...remembered, mayReplace });
  };
  const [keep, always] = [() => void keepBy('keep')(), () => void keepBy('keepAlways')()];
  const byKey: Readonly<Record<string, () => void>> = { e: onEdit, x: reject, a: always };
  return { keep, edit: onEdit, reject, always, byKey };
}

function Buttons({ offer, ...act }: ReturnType<typeof useDeeds> & { offer: Offer }) {
  const { say } = useText();
  const named = (deed: string) => say('offers.named', { deed, text: offer.text });
  const always = say('offers.always_name', { kind: sayKind(offer.kind, say) });
  return (
    <div className={styles['deeds']}>
      <button type="button" data-keep aria-label={named(say('offers.keep'))} onClick={act.keep}>
        {say('offers.keep')}
      </button>
      <button type="button" aria-label={named(say('offers.edit'))} onClick={act.edit}>
        {say('offers.edit')}
      </button>
      <button type="button" aria-label={named(say('offers.no'))} onClick={act.reject}>
        {say('offers.no')}
      </button>
      <button type="button" aria-label={always} title={always} onClick={act.always}>
        {say('offers.always')}
      </button>
    </div>
  );
}

interface ReplacingProps {
  readonly kept: Remembered;
  readonly deeds: OfferDeeds;
  readonly onAnswered: () => void;
}

/** Nothing is replaced behind a person's back: it is offered, once, where the fact was kept. */
function Replacing({ kept: { fact, mayReplace, versions }, deeds, onAnswered }: ReplacingProps) {
  const words = useText();
  const { say } = words;
  const replace = async (ids: readonly string[]) => {
    if (
      await deeds.replace(
        fact,
        mayReplace.filter(({ id }) => ids.includes(id)),
      )
    )
      onAnswered();
  };
  return (
    <div className={styles['question']}>
      <TickQuestion
        ask={say('offers.replace_ask', { text: fact.text.slice(0, 80) })}
        options={mayReplace.map(({ id, text, createdAt }) => ({ id, text, when: sayDate(createdAt, words) }))}
        likely={versions}
        yes={say('offers.replace')}
        no={say('offers.keep_both')}
        onYes={(ids) => void replace(ids)}
        onNo={onAnswered}
      />
    </div>
  );
}
