import { Fragment, memo } from 'react';
import type { Fact } from '../../../shared/schemas/index.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { useText } from '../../ui/text/text.tsx';
import { sayDate } from '../../ui/amounts.ts';
import { TimeOfDay } from '../../ui/time-ago.tsx';
import { useCategoryName } from '../../ui/text/category-name.ts';
import { DayInYear } from './day-in-year.tsx';
import { markFound } from '../../../shared/domain/memory/mark-found.ts';
import styles from './fact-row.module.css';

export interface FactRowProps {
  /** Null while it is being read. */
  fact: Fact | null;
  words: string;
  address: string;
  index: number;
  active: boolean;
  open: boolean;
  selected: boolean;
  /** Whether changes to it were begun and not kept. */
  unkept: boolean;
  /** Whether it does not hold yet. */
  upcoming: boolean;
  /** Whether it is history. */
  past: boolean;
  /** Midnight: what is from this day is shown by its hour. */
  today: number;
  /** Whether a heading above it names the year. */
  dated: boolean;
  /** Chosen by itself, or with everything from the last one chosen to here. */
  onSelect: (fact: Fact, index: number, upToHere: boolean) => void;
}

/** As much of a fact as a row shows; the rest is on its page. */
const EXCERPT_LENGTH = 160;

/** Drawn again only when it itself changes: typing beside a long list must not draw the list. */
export const FactRow = memo(function FactRow(props: FactRowProps) {
  const { fact, address, index, active, open, selected, onSelect } = props;
  const { say } = useText();
  return (
    <div
      className={styles['row']}
      data-selected={selected}
      data-open={open}
      data-past={props.past}
      data-upcoming={props.upcoming}
      data-dated={props.dated}
    >
      <label className={styles['select']}>
        <input
          type="checkbox"
          tabIndex={-1}
          checked={selected}
          disabled={!fact}
          aria-label={say('memory.select', { text: fact?.text.slice(0, 80) ?? '' })}
          onChange={({ nativeEvent }) =>
            fact && onSelect(fact, index, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
          }
        />
      </label>
      <a
        data-index={index}
        href={fact ? address : undefined}
        tabIndex={active ? 0 : -1}
        aria-current={open ? 'true' : undefined}
        aria-busy={fact ? undefined : 'true'}
        className={styles['link']}
      >
        {fact && <Content {...props} fact={fact} />}
      </a>
    </div>
  );
});

function Content({ fact, words, unkept, upcoming, today, dated }: FactRowProps & { fact: Fact }) {
  const reader = useText();
  const { say } = reader;
  const nameOf = useCategoryName();
  return (
    <>
      <span dir="auto" className={styles['text']}>
        {fact.pinned && (
          <span className={styles['pin']}>
            <Icon name="pin" size={16} />
            <span className="visually-hidden">{say('memory.is_pinned')}</span>
          </span>
        )}
        {markFound(fact.text, words, EXCERPT_LENGTH).map(({ text, found }, index) =>
          // Parts have no identity of their own: they are cut anew for every query.
          // oxlint-disable-next-line react/no-array-index-key -- see above
          found ? <mark key={index}>{text}</mark> : <Fragment key={index}>{text}</Fragment>,
        )}
      </span>
      <span className={styles['about']}>
        {unkept && <span className={styles['unkept']}>{say('memory.unsaved')}</span>}
        {!unkept && upcoming && fact.validFrom !== null && (
          <span className={styles['upcoming']}>
            {say('memory.holds_from', { when: sayDate(fact.validFrom, reader) })}
          </span>
        )}
        {!unkept && !upcoming && <span className={styles['category']}>{nameOf(fact.category)}</span>}
        <span className={styles['when']}>
          {fact.createdAt >= today ? (
            <TimeOfDay at={fact.createdAt} />
          ) : (
            <DayInYear at={fact.createdAt} today={dated ? fact.createdAt : today} />
          )}
        </span>
      </span>
    </>
  );
}
