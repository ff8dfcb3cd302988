import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * Where the focus goes when the element that had it is gone, because what it was about is dealt with: to whatever
 * `next` finds, which is given how many rows stood before it.
 */
export function useLostFocus(
  within: RefObject<HTMLElement | null>,
  rows: string,
  next: (index: number) => HTMLElement | null | undefined,
) {
  const had = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (had.current !== null && document.activeElement === document.body) next(had.current)?.focus();
  });
  return {
    onFocus: ({ target }: { target: EventTarget }) => {
      const all = [...(within.current?.querySelectorAll(rows) ?? [])];
      had.current = Math.max(0, all.indexOf((target as Element).closest(rows) ?? document.body));
    },
    onBlur: () => void (had.current = null),
  };
}
