import { useSyncExternalStore } from 'react';

/** The same rule as `--row` of the tokens. Under a thumb a row has two lines: the text, and what it is. */
const THUMB = '(pointer: coarse), (max-width: 47.99rem)';
const ROW_REM = { mouse: 2.25, thumb: 3.5 };

/** How tall a row is, in pixels: it grows with the size of letters the reader chose. */
export function useRowPx(): number {
  const thumb = useSyncExternalStore(watchThumb, () => window.matchMedia(THUMB).matches);
  const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Math.round(remPx * (thumb ? ROW_REM.thumb : ROW_REM.mouse));
}

function watchThumb(onChange: () => void): () => void {
  const query = window.matchMedia(THUMB);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}
