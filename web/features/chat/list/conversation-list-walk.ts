import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { focusRow, OVERSCAN, stepOf, withRow } from '../../../ui/row-walk.ts';

/** Until a row was drawn and measured. One that stands first under a heading is taller. */
const GUESSED_ROW_PX = 40;

export interface WalkOptions {
  readonly total: number;
  /** A key pressed on a row; true where it meant something. */
  readonly onKey: (key: string, index: number) => boolean;
  /** Where the arrow goes that leads above the first row. */
  readonly onLeave: () => void;
}

/** One row of the list takes the focus; arrows, Home, End and the page keys move it, and only what is in sight is drawn. */
export function useWalk(scroller: RefObject<HTMLDivElement | null>, { total, onKey, onLeave }: WalkOptions) {
  const [walkedTo, setWalkedTo] = useState(0);
  const active = Math.min(walkedTo, Math.max(0, total - 1));
  const focus = useRef<'none' | 'here' | 'moving'>('none');
  const virtualizer = useRows(scroller, total, active);
  useLayoutEffect(() => {
    // Also where the row that had the focus went with what was deleted: the next one takes its place.
    const isLost = focus.current === 'here' && document.activeElement === document.body;
    if (focus.current !== 'moving' && !isLost) return;
    virtualizer.scrollToIndex(active, { align: 'auto' });
    focusRow(scroller.current, active);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // The keys of a row are letters in a field, and a button has its own.
    if (!(event.target instanceof HTMLAnchorElement)) return;
    const screen = Math.max(1, (virtualizer.range?.endIndex ?? 0) - (virtualizer.range?.startIndex ?? 0));
    const to = stepOf(event.key, active, total, screen);
    if (to === -1) onLeave();
    else if (to !== undefined) {
      focus.current = 'moving';
      setWalkedTo(to);
    }
    if (to !== undefined || onKey(event.key, active)) event.preventDefault();
  };
  const onFocus = ({ target }: { target: EventTarget }) => {
    const index = Number((target as HTMLElement).closest<HTMLElement>('li')?.dataset['index'] ?? Number.NaN);
    focus.current = 'here';
    if (!Number.isNaN(index)) setWalkedTo(index);
  };
  const onBlur = () => {
    if (focus.current === 'here') focus.current = 'none';
  };
  return { virtualizer, active, on: { onKeyDown, onFocus, onBlur } };
}

function useRows(scroller: RefObject<HTMLDivElement | null>, count: number, active: number) {
  // Nothing here is memoised by a compiler, so that functions which change what they answer do no harm.
  // oxlint-disable-next-line react/incompatible-library -- see above
  return useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => GUESSED_ROW_PX,
    overscan: OVERSCAN,
    rangeExtractor: (range) => withRow(defaultRangeExtractor(range), active, range.count),
    useFlushSync: false,
  });
}
