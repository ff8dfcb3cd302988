import { createContext, use, useEffect, useState, type RefObject } from 'react';

/** Tells whether an element is near the part that is in sight, now and at each change. The answer stops it. */
export type WatchNear = (element: Element, tell: (isNear: boolean) => void) => () => void;

/** Within this much of a screen above and below, all is drawn: a flick of the finger shows no gap. */
const AROUND = '100%';

export const NearContext = createContext<WatchNear>(() => () => undefined);

/** One observer for all rows of what scrolls. */
export function useWatchNear(scroller: RefObject<Element | null>): WatchNear {
  const [watch] = useState(() => createWatchNear(() => scroller.current));
  return watch;
}

function createWatchNear(scroller: () => Element | null): WatchNear {
  const rows = new Map<Element, (isNear: boolean) => void>();
  let observer: IntersectionObserver | null = null;
  const told = (entries: readonly IntersectionObserverEntry[]) => {
    for (const { target, isIntersecting } of entries) rows.get(target)?.(isIntersecting);
  };
  return (element, tell) => {
    // Only by now does the page have what scrolls.
    observer ??= new IntersectionObserver(told, { root: scroller(), rootMargin: `${AROUND} 0px` });
    rows.set(element, tell);
    observer.observe(element);
    return () => {
      rows.delete(element);
      observer?.unobserve(element);
    };
  };
}

/** `far` it never was near, `near` it is, `passed` it was: it stays drawn, and the browser skips it. */
export type Nearness = 'far' | 'near' | 'passed';

export function useNear(row: RefObject<Element | null>, isNearAtFirst: boolean): Nearness {
  const watch = use(NearContext);
  const [nearness, setNearness] = useState<Nearness>(isNearAtFirst ? 'near' : 'far');
  useEffect(() => {
    if (!row.current) return undefined;
    return watch(row.current, (isNear) =>
      setNearness((before) => (isNear ? 'near' : before === 'far' ? 'far' : 'passed')),
    );
  }, [watch, row]);
  return nearness;
}
