import { useEffect, useState, type RefObject } from 'react';
import type { Sought } from '../sought.ts';

/** Enough of what was said before to know where one is. */
const ABOVE_SHARE = 0.2;
/** By these a reader moves. A scroll alone tells nothing: the page scrolls, too, as its rows are drawn. */
const MOVES = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

export interface Hold {
  /** Brings a row into sight, with the focus, and holds it there while what is around it is drawn. */
  readonly hold: (row: HTMLElement, sought: Sought) => void;
  readonly letGo: () => void;
}

interface HoldPlaces {
  /** What scrolls. */
  readonly scroller: RefObject<HTMLElement | null>;
  /** What grows in it. */
  readonly content: RefObject<HTMLElement | null>;
}

/** Holds the row that somebody seeks until they move. A row that is drawn anew meanwhile takes its place. */
export function useHold({ scroller, content }: HoldPlaces): Hold {
  const [{ place, ...hold }] = useState(() => createHold(() => scroller.current));
  const { letGo } = hold;
  useEffect(() => {
    const element = scroller.current;
    if (!element || !content.current) return undefined;
    const sizes = new ResizeObserver(place);
    sizes.observe(content.current);
    for (const move of MOVES) element.addEventListener(move, letGo, { passive: true });
    return () => {
      sizes.disconnect();
      for (const move of MOVES) element.removeEventListener(move, letGo);
    };
  }, [scroller, content, place, letGo]);
  return hold;
}

function createHold(scroller: () => HTMLElement | null): Hold & { readonly place: () => void } {
  let held: HTMLElement | null = null;
  let last: Sought | null = null;
  const place = () => {
    const around = scroller();
    if (!around || !held) return;
    const top = held.getBoundingClientRect().top - around.getBoundingClientRect().top;
    around.scrollTop += Math.round(top - around.clientHeight * ABOVE_SHARE);
  };
  return {
    place,
    letGo: () => void (held = null),
    hold: (row, sought) => {
      // They were there and went on.
      if (last === sought && held === null) return;
      last = sought;
      held = row;
      row.focus({ preventScroll: true });
      place();
    },
  };
}
