import type { RefObject } from 'react';
import { IconButton } from '../../ui/controls/button.tsx';
import { SearchField } from '../../ui/controls/search-field.tsx';
import { useText } from '../../ui/text/text.tsx';
import { isFiltered } from './filter-address.ts';
import type { Asked } from './use-asked.ts';
import type { FactListing } from './use-fact-list.ts';
import styles from './fact-list.module.css';

export interface FactSearchProps {
  asked: Asked;
  list: FactListing;
  field: RefObject<HTMLInputElement | null>;
  /** Down from the field lie the rows. */
  onDown: () => void;
  onFilters: () => void;
}

/** The words that narrow the list, and the way to what else does. */
export function FactSearch({ asked, list: { listed }, field, onDown, onFilters }: FactSearchProps) {
  const { say } = useText();
  const { filter } = asked;
  const isFound = filter.words !== '' && listed?.filter === filter;
  return (
    <div className={styles['search']}>
      <SearchField
        field={field}
        label={say('memory.search')}
        clearLabel={say('memory.clear_search')}
        words={filter.words}
        onWords={asked.type}
        onSettled={asked.settle}
        onDown={onDown}
        found={isFound ? say('memory.facts_found', { count: listed.total }) : ''}
      >
        <IconButton
          icon="filter"
          label={say('memory.filters')}
          aria-pressed={isFiltered(filter)}
          onClick={onFilters}
        />
      </SearchField>
    </div>
  );
}
