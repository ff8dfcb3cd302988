import { useEffect, useRef, type ReactNode } from 'react';
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
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      className={styles['dialog']}
      onClose={onClose}
      onPointerDown={(event) => {
        // The dialog fills itself with its content, so a press on the element itself is one on the backdrop.
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={styles['sheet']}>{children}</div>
    </dialog>
  );
}
