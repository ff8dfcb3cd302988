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
}

/** A page opens at its end and stays there as it grows, for as long as its reader does. */
export function useEnd(): End {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  // Read while it grows, which is between two drawings.
  const stays = useRef(true);
  const toEnd = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    stays.current = true;
    setAtEnd(true);
    element.scrollTop = element.scrollHeight;
  }, []);
  useLayoutEffect(toEnd, [toEnd]);
  useEffect(() => {
    const element = scroller.current;
    if (!element || !content.current) return undefined;
    let lastTop = element.scrollTop;
    const look = () => {
      const isNear = element.scrollHeight - element.clientHeight - element.scrollTop <= NEAR_PX;
      // What grows moves the end away, too: only who scrolls up leaves it.
      if (isNear || element.scrollTop < lastTop) stays.current = isNear;
      lastTop = element.scrollTop;
      setAtEnd(stays.current);
    };
    const follow = () => {
      if (stays.current) element.scrollTop = element.scrollHeight;
      else look();
    };
    const sizes = new ResizeObserver(follow);
    sizes.observe(content.current);
    sizes.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);
  return { scroller, content, isAtEnd, toEnd };
}
