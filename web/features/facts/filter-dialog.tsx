import type { Memory, MemoryFilter } from '../../ports/memory.ts';
import { Dialog } from '../../ui/surfaces/dialog.tsx';
import { useText } from '../../ui/text/text.tsx';
import { DialogHeader } from './dialog-header.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { useCensus } from './use-census.ts';
import styles from './filter-dialog.module.css';

export interface FilterDialogProps {
  memory: Memory;
  filter: MemoryFilter;
  version: number;
  onFilter: (filter: MemoryFilter) => void;
  onClose: () => void;
}

/** The filters where no page beside the list shows them: on a phone, or next to an open fact. */
export function FilterDialog({ memory, filter, version, onFilter, onClose }: FilterDialogProps) {
  const { say } = useText();
  const census = useCensus(memory, filter, version);
  return (
    <Dialog label={say('memory.filters')} onClose={onClose}>
      <DialogHeader title={say('memory.filters')} onClose={onClose} />
      <div className={styles['body']}>
        <FilterPanel filter={filter} census={census} onFilter={onFilter} />
      </div>
    </Dialog>
  );
}
