import { memo, useEffect, useRef, type CSSProperties, type ReactNode } from 'react';
import { isSuperseded, isUpcoming } from '../../../shared/domain/memory/facts.ts';
import type { Fact } from '../../../shared/schemas/index.ts';
import { OVERSCAN } from '../../ui/row-walk.ts';
import { useText } from '../../ui/text/text.tsx';
import type { Listed } from './fact-pages.ts';
import { FactRow } from './fact-row.tsx';
import { SectionHeading } from './section-heading.tsx';
import { lastDays } from './sections.ts';
import type { Choosing } from './use-choosing.ts';
import type { Selection } from './use-selection.ts';
import { rowAt, useWalk } from './use-walk.ts';
import { useZone } from './use-zone.ts';
import styles from './fact-rows.module.css';

export interface FactRowsProps {
  listed: Listed;
  now: number;
  openId: string;
  /** The address of a fact, with the filter that it was found under. */
  addressOf: (id: string) => string;
  unkept: ReadonlySet<string>;
  selection: Selection;
  many: Choosing;
  onRange: (first: number, last: number) => void;
  /** A key pressed on a fact; true where it meant something. */
  onKey: (key: string, fact: Fact, index: number) => boolean;
  /** Where the arrow goes that leads above the first row. */
  onLeave: () => void;
  /** Stands above the first row and scrolls with it. */
  children?: ReactNode;
}

/**
 * All facts as one long list, of which only what is in sight is drawn. One row takes the focus; arrows, Home, End and
 * the page keys move it. A letter typed above it draws none of it.
 */
export const FactRows = memo(function FactRows(props: FactRowsProps) {
  const { listed, selection, many, onRange } = props;
  const { say } = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const { items, virtualizer, active, on } = useWalk(scroller, {
    ...props,
    onExtend: many.extend,
    onAll: many.all,
  });
  const rows = virtualizer.getVirtualItems();
  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};
  useEffect(
    () => onRange(Math.max(0, startIndex - OVERSCAN), Math.min(listed.total - 1, endIndex + OVERSCAN)),
    [startIndex, endIndex, listed.total, onRange],
  );
  return (
    <div
      ref={scroller}
      className={styles['scroller']}
      data-selecting={selection.size > 0 || selection.choosing}
    >
      {props.children}
      {/* Arrow keys move between links that each work by themselves; nothing here is only reachable by them. */}
      <ul
        aria-label={say('memory.facts')}
        className={styles['rows']}
        style={{ blockSize: `${virtualizer.getTotalSize()}px` }}
        {...on}
      >
        {rows.map(({ key, index: place, start, size }) => {
          const item = items.at(place);
          const style = { blockSize: `${size}px`, transform: `translateY(${start}px)` };
          return item.kind === 'heading' ? (
            <SectionHeading key={key} section={item.section} style={style} />
          ) : (
            <Item key={key} {...props} index={item.index} active={item.index === active} style={style} />
          );
        })}
      </ul>
    </div>
  );
}, areSame);

/** Facts begin and end by the minute; the time alone, which moves on with every letter, draws nothing. */
function areSame({ now, ...before }: FactRowsProps, { now: later, ...after }: FactRowsProps): boolean {
  const names = Object.keys(after) as (keyof typeof after)[];
  return (
    Math.floor(now / 60_000) === Math.floor(later / 60_000) &&
    names.every((name) => before[name] === after[name])
  );
}

interface ItemProps extends FactRowsProps {
  index: number;
  active: boolean;
  style: CSSProperties;
}

function Item({ index, active, style, ...props }: ItemProps) {
  const zone = useZone();
  const { listed, now, openId, addressOf, unkept, selection, many } = props;
  const fact = rowAt(listed, index)?.fact ?? null;
  return (
    <li style={style} aria-setsize={listed.counted ? listed.total : -1} aria-posinset={index + 1}>
      <FactRow
        fact={fact}
        words={listed.filter.words}
        address={fact ? addressOf(fact.id) : ''}
        index={index}
        active={active}
        open={fact?.id === openId}
        selected={fact !== null && selection.has(fact.id)}
        unkept={fact !== null && unkept.has(fact.id)}
        upcoming={fact !== null && isUpcoming(fact, now)}
        past={fact !== null && isSuperseded(fact, now)}
        today={lastDays(now, zone).today}
        dated={listed.sections.length > 0}
        onSelect={many.select}
      />
    </li>
  );
}
