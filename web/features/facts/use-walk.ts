import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import type { Fact } from '../../../shared/schemas/index.ts';
import { focusRow, OVERSCAN, stepOf, withRow } from '../../ui/row-walk.ts';
import { PAGE_ROWS, type Listed } from './fact-pages.ts';
import { itemsOf } from './sections.ts';
import { useRowPx } from './use-row-px.ts';

export interface WalkOptions {
  listed: Listed;
  /** A key pressed on a fact; true where it meant something. */
  onKey: (key: string, fact: Fact, index: number) => boolean;
  /** The focus took a step, and all in between is chosen with it. */
  onExtend: (from: number, to: number) => void;
  /** All rows are to be chosen. */
  onAll: () => void;
  /** Where the arrow goes that leads above the first row. */
  onLeave: () => void;
}

type Place = RefObject<HTMLDivElement | null>;

/** One row of the list is the active one: it has the focus when the list has it, and the keys move it. */
export function useWalk(scroller: Place, { listed, onKey, onExtend, onAll, onLeave }: WalkOptions) {
  const { filter, total, sections } = listed;
  const rowPx = useRowPx();
  const items = useMemo(() => itemsOf(total, sections), [total, sections]);
  const [walkedTo, setWalkedTo] = useState(0);
  const active = Math.min(walkedTo, Math.max(0, total - 1));
  const focus = useRef<'none' | 'here' | 'moving'>('none');
  const activePlace = items.placeOf(active);
  const virtualizer = useRows(scroller, items.count, rowPx, activePlace);
  // Another question is read from its beginning.
  useLayoutEffect(() => {
    setWalkedTo(0);
    // As the scroller last told: to ask it, and to move it where it stands, both lay the page out at every letter.
    if (virtualizer.scrollOffset !== 0) scroller.current?.scrollTo({ top: 0 });
  }, [scroller, virtualizer, filter]);
  useLayoutEffect(() => {
    // Also where the row that had the focus went with the fact that was forgotten: the next one takes its place.
    const isLost = focus.current === 'here' && document.activeElement === document.body;
    if (focus.current !== 'moving' && !isLost) return;
    virtualizer.scrollToIndex(activePlace, { align: 'auto' });
    focusRow(scroller.current, active);
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const isCommand = event.ctrlKey || event.metaKey;
    if (isCommand && event.key.toLowerCase() === 'a' && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      return onAll();
    }
    if (isCommand || event.altKey) return undefined;
    const screen = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowPx) - 1);
    const to = stepOf(event.key, active, total, screen);
    if (to === -1) onLeave();
    else if (to !== undefined) {
      focus.current = 'moving';
      setWalkedTo(to);
      if (event.shiftKey) onExtend(active, to);
    }
    const fact = rowAt(listed, active)?.fact;
    const acted = to !== undefined || (fact !== undefined && onKey(event.key, fact, active));
    if (acted) event.preventDefault();
    return undefined;
  };
  const onFocus = ({ target }: { target: EventTarget }) => {
    const index = Number((target as HTMLElement).dataset['index'] ?? Number.NaN);
    focus.current = 'here';
    if (!Number.isNaN(index)) setWalkedTo(index);
  };
  const onBlur = () => {
    if (focus.current === 'here') focus.current = 'none';
  };
  return { items, virtualizer, active, on: { onKeyDown, onFocus, onBlur } };
}

export function rowAt({ pages }: Listed, index: number) {
  return pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS];
}

function useRows(scroller: Place, count: number, rowPx: number, activePlace: number) {
  // Nothing here is memoised by a compiler, so that functions which change what they answer do no harm.
  // oxlint-disable-next-line react/incompatible-library -- see above
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: OVERSCAN,
    rangeExtractor: (range) => withRow(defaultRangeExtractor(range), activePlace, range.count),
    useFlushSync: false,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowPx]);
  return virtualizer;
}
