import { useEffect, useRef, type RefObject } from 'react';

/** Escape leaves what the ref stands at, while the focus is in it and nothing in it wanted the key. */
export function useEscape<Place extends HTMLElement>(leave: () => void): RefObject<Place | null> {
  const place = useRef<Place>(null);
  useEffect(() => {
    const element = place.current;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      leave();
    };
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, [leave]);
  return place;
}
