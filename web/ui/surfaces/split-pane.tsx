import { useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import styles from './split-pane.module.css';

export interface SplitPaneProps {
  /** Names the handle for a screen reader. */
  label: string;
  widthPx: number;
  minPx: number;
  maxPx: number;
  /** Called once a move is over. */
  onResize: (widthPx: number) => void;
  list: ReactNode;
  page: ReactNode;
  /** Which of the two a phone shows: it has room for one. */
  front: 'list' | 'page';
}

const STEP_PX = 16;

/** A list and a page side by side, with a handle between them that a mouse, a finger and the arrow keys move. */
export function SplitPane({ label, widthPx, minPx, maxPx, onResize, list, page, front }: SplitPaneProps) {
  const [movedPx, setMovedPx] = useState<number | null>(null);
  const within = (px: number) => Math.min(maxPx, Math.max(minPx, px));
  const width = within(movedPx ?? widthPx);

  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const start = event.currentTarget.parentElement?.getBoundingClientRect().left ?? 0;
    setMovedPx(within(event.clientX - start));
  };
  const onPointerUp = () => {
    if (movedPx !== null) onResize(movedPx);
    setMovedPx(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowLeft: width - STEP_PX, ArrowRight: width + STEP_PX, Home: minPx, End: maxPx }[
      event.key
    ];
    if (to === undefined) return;
    event.preventDefault();
    onResize(within(to));
  };
  return (
    <div className={styles['panes']} data-front={front} style={{ '--list-width': `${width}px` }}>
      <div className={styles['list']}>{list}</div>
      {/* A separator that has a value is a widget, by ARIA 1.2, and takes the focus. */}
      <div
        role="separator"
        tabIndex={0}
        aria-label={label}
        aria-orientation="vertical"
        aria-valuenow={Math.round(width)}
        aria-valuemin={minPx}
        aria-valuemax={maxPx}
        className={styles['handle']}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
        onKeyDown={onKeyDown}
      />
      <div className={styles['page']}>{page}</div>
    </div>
  );
}
