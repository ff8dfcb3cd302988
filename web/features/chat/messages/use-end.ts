import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** As near as a finger stops: who is there reads along. */
const NEAR_PX = 48;

export interface End {
  /** What scrolls. */
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** What grows in it. */
  readonly content: RefObject<HTMLDivElement | null>;
  readonly isAtEnd: boolean;
  readonly toEnd: () => void;
  /** The reader is taken elsewhere. */
  readonly leave: () => void;
}

/** A page opens at its end and stays there as it grows, for as long as its reader does. */
export function useEnd(): End {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  // Read while it grows, which is between two drawings.
  const stays = useRef(true);
  const stay = useCallback((isStaying: boolean) => {
    stays.current = isStaying;
    setAtEnd(isStaying);
    // The browser holds what one reads in its place when what is above changes. Who is at the end reads the end, and a
    // step up would look like a person's.
    if (scroller.current) scroller.current.style.overflowAnchor = isStaying ? 'none' : 'auto';
  }, []);
  const toEnd = useCallback(() => {
    stay(true);
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [stay]);
  const leave = useCallback(() => stay(false), [stay]);
  useLayoutEffect(toEnd, [toEnd]);
  useEffect(() => {
    const element = scroller.current;
    if (!element || !content.current) return undefined;
    let last = { top: element.scrollTop, height: element.scrollHeight };
    const remember = () => (last = { top: element.scrollTop, height: element.scrollHeight });
    const toItsEnd = () => (element.scrollTop = element.scrollHeight);
    const look = () => {
      const { scrollTop, scrollHeight, clientHeight } = element;
      const isNear = scrollHeight - clientHeight - scrollTop <= NEAR_PX;
      // Rows that are drawn for the first time may shrink, and pull the page up: that was nobody.
      const isPulled = stays.current && scrollHeight < last.height;
      // What grows moves the end away, too: only who goes up leaves it.
      if (isNear || (scrollTop < last.top && !isPulled)) stay(isNear);
      else if (isPulled) toItsEnd();
      remember();
    };
    const follow = () => {
      if (!stays.current) return look();
      toItsEnd();
      remember();
    };
    const sizes = new ResizeObserver(follow);
    sizes.observe(content.current);
    sizes.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [stay]);
  return { scroller, content, isAtEnd, toEnd, leave };
}
