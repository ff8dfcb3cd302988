import { useEffect, useId, useRef, useState, type KeyboardEvent, type SubmitEvent } from 'react';
import { dayIn, timeZone, writeDay } from '../../../../shared/lib/time-zone.ts';
import { FACT_MAX_LENGTH, NAME_MAX_LENGTH, type Offer } from '../../../../shared/schemas/index.ts';
import type { OfferChange } from '../../../ports/learning.ts';
import type { Memory } from '../../../ports/memory.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { isSavePress } from '../../../ui/save-keys.ts';
import { useCategoryName, useNamedCategory } from '../../../ui/text/category-name.ts';
import { useText } from '../../../ui/text/text.tsx';
import { useCategories } from './offer-categories.ts';
import styles from './offer-form.module.css';

export interface OfferFormProps {
  readonly offer: Offer;
  readonly memory: Pick<Memory, 'categories'>;
  readonly onKeep: (change: OfferChange) => void;
  readonly onCancel: () => void;
}

/** An offer in other words, before it is kept: its text, where it belongs, since when it holds. */
export function OfferForm({ offer, memory, onKeep, onCancel }: OfferFormProps) {
  const { say } = useText();
  const first = useRef<HTMLTextAreaElement>(null);
  const { text, setText, setCategory, setSince, category, since, change } = useWritten(offer);
  useEffect(() => first.current?.focus(), []);
  const keep = () => text.trim() !== '' && onKeep(change());
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    keep();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    // A fact is one sentence: Enter in its field keeps it, as it does in the others.
    const isEnter = event.key === 'Enter' && event.target === first.current && !event.shiftKey;
    if (isEnter || isSavePress(event)) keep();
    else if (event.key === 'Escape') onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const keys = { onKeyDown };
  return (
    <form className={styles['form']} onSubmit={onSubmit} {...keys}>
      <textarea
        ref={first}
        dir="auto"
        rows={1}
        maxLength={FACT_MAX_LENGTH}
        aria-label={say('offers.text')}
        className={styles['text']}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div className={styles['about']}>
        <Category memory={memory} name={category} onName={setCategory} />
        <label>
          {say('offers.since')}
          <input type="date" value={since} onChange={({ target }) => setSince(target.value)} />
        </label>
      </div>
      <p className={styles['actions']}>
        <Button type="submit" weight="primary" disabled={text.trim() === ''}>
          {say('offers.keep')}
        </Button>
        <Button onClick={onCancel}>{say('offers.cancel')}</Button>
      </p>
    </form>
  );
}

/** What is being written, and what that changes. */
function useWritten(offer: Offer) {
  const zone = timeZone(useText().timeZone);
  const named = useNamedCategory();
  const nameOf = useCategoryName();
  const day = offer.validFrom === null ? '' : writeDay(offer.validFrom, zone);
  const [text, setText] = useState(offer.text);
  const [category, setCategory] = useState(nameOf(offer.category));
  const [since, setSince] = useState(day);
  const change = (): OfferChange => ({
    text: text.trim(),
    category: named(category) || offer.category,
    // A day that was only shown keeps its hour.
    ...(since === day ? {} : { validFrom: dayIn(since, zone) }),
  });
  return { text, setText, category, setCategory, since, setSince, change };
}

interface CategoryProps {
  readonly memory: Pick<Memory, 'categories'>;
  readonly name: string;
  readonly onName: (name: string) => void;
}

/** One of those there are, or a new name. */
function Category({ memory, name, onName }: CategoryProps) {
  const { say } = useText();
  const nameOf = useCategoryName();
  const list = useId();
  return (
    <>
      <label>
        {say('offers.category')}
        <input
          type="text"
          list={list}
          maxLength={NAME_MAX_LENGTH}
          value={name}
          // All names are offered, not only those that begin with the present one.
          onFocus={({ target }) => target.select()}
          onChange={({ target }) => onName(target.value)}
        />
      </label>
      <datalist id={list}>
        {useCategories(memory).map((category) => (
          <option key={category} value={nameOf(category)}>
            {nameOf(category)}
          </option>
        ))}
      </datalist>
    </>
  );
}
