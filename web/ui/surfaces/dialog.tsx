import { useLayoutEffect, useRef, type ReactNode } from 'react';
import styles from './dialog.module.css';

export interface DialogProps {
  /** Names the dialog for a screen reader. */
  label: string;
  onClose: () => void;
  children: ReactNode;
}

/**
 * What floats above the page. The browser's own modal dialog does the hard parts: the focus stays within, Escape and
 * the back gesture close it, and the focus returns to where it was.
 */
export function Dialog({ label, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the element leaves the page: a dialog that is no longer there gives the focus back to nobody.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      className={styles['dialog']}
      onClose={() => {
        // Told a moment later: by then it may have been opened again, as strict mode does with every effect.
        if (!dialog.current?.open) onClose();
      }}
      onPointerDown={(event) => {
        // The dialog fills itself with its content, so a press on the element itself is one on the backdrop.
        if (event.target !== dialog.current) return;
        // Else the press goes on to the page below and takes the focus that has just come back.
        event.preventDefault();
        onClose();
      }}
    >
      <div className={styles['sheet']}>{children}</div>
    </dialog>
  );
}
