import type { Memory } from '../../ports/memory.ts';
import type { FactActions } from './use-fact-actions.ts';
import type { Selection } from './use-selection.ts';

/** What the bar over many facts, and the dialogs it opens, are given. */
export interface BulkBarProps {
  memory: Memory;
  actions: FactActions;
  selection: Selection;
  version: number;
}

export interface BulkDialogProps extends BulkBarProps {
  /** Waits for the work and drops what was chosen once it is done. */
  then: (work: Promise<boolean>) => void;
  onClose: () => void;
}
