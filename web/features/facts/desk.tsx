import { lazy, Suspense, type ComponentType } from 'react';
import type { MemoryFilter } from '../../ports/memory.ts';
import { useText } from '../../ui/text/text.tsx';
import type { FilterPanelProps } from './filter-panel.tsx';
import { NewFact, type NewFactProps } from './new-fact.tsx';
import { useCensus } from './use-census.ts';
import styles from './desk.module.css';

export interface DeskProps extends NewFactProps {
  filter: MemoryFilter;
  onFilter: (filter: MemoryFilter) => void;
}

/** Drawn once the list stands. Without a network, before it was ever fetched, the list does without. */
const FilterPanel = lazy<ComponentType<FilterPanelProps>>(async () =>
  import('./filter-panel.tsx').then(
    (loaded) => ({ default: loaded.FilterPanel }),
    () => ({ default: () => null }),
  ),
);

/** What lies beside the list while no fact is open: the line to write on, and what there is, drawn. */
export function Desk({ filter, onFilter, ...props }: DeskProps) {
  const { say } = useText();
  const census = useCensus(props.memory, filter, props.version);
  const isEmpty = census !== null && Object.keys(census.months).length === 0;
  return (
    <div className={styles['desk']}>
      <NewFact {...props} />
      <div className={styles['rest']}>
        {isEmpty ? (
          <p className={styles['example']}>{say('memory.empty_example')}</p>
        ) : (
          <Suspense fallback={null}>
            <FilterPanel filter={filter} census={census} onFilter={onFilter} />
          </Suspense>
        )}
      </div>
      {!isEmpty && <p className={styles['keys']}>{say('memory.keys')}</p>}
    </div>
  );
}
