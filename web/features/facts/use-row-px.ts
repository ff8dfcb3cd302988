import { useCallback, useState, useSyncExternalStore } from 'react';

/** The same rule as `--row` of the tokens. Under a thumb a row has two lines: the text, and what it is. */
const THUMB = '(pointer: coarse), (max-width: 47.99rem)';
const ROW_REM = { mouse: 2.25, thumb: 3.5 };

/** How tall a row is, in pixels: it grows with the size of letters the reader chose. */
export function useRowPx(): number {
  // Asked for anew, it costs a rendering as much as the rows do.
  const [query] = useState(() => window.matchMedia(THUMB));
  const watch = useCallback((onChange: () => void) => watchQuery(query, onChange), [query]);
  const thumb = useSyncExternalStore(watch, () => query.matches);
  const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Math.round(remPx * (thumb ? ROW_REM.thumb : ROW_REM.mouse));
}

function watchQuery(query: MediaQueryList, onChange: () => void): () => void {
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}
