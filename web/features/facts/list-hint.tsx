import { NO_FILTER, type MemoryFilter } from '../../ports/memory.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import { isFiltered } from './filter-address.ts';
import styles from './list-hint.module.css';

export interface ElsewhereAddress {
  home: string;
  here: string;
}

export interface ListHintProps {
  filter: MemoryFilter;
  onFilter: (filter: MemoryFilter) => void;
  /** The address where the data lives, when it is not this one. */
  elsewhere: ElsewhereAddress | null;
}

/** What stands where no rows do: why there are none, and the one thing to do. */
export function ListHint({ filter, onFilter, elsewhere }: ListHintProps) {
  const { say } = useText();
  if (isFiltered(filter)) {
    return (
      <div className={styles['hint']}>
        <p>{say('memory.none_pass')}</p>
        <p>
          <Button onClick={() => onFilter({ ...NO_FILTER, words: filter.words })}>
            {say('memory.filters_clear')}
          </Button>
        </p>
      </div>
    );
  }
  if (filter.words !== '') {
    return (
      <div className={styles['hint']}>
        <p>{say('memory.none_found')}</p>
        <p>
          <Button onClick={() => onFilter({ ...filter, superseded: 'show' })}>
            {say('memory.search_past')}
          </Button>
        </p>
      </div>
    );
  }
  return (
    <>
      {elsewhere && <Elsewhere {...elsewhere} />}
      <div className={styles['hint']}>
        <p>{say('memory.empty')}</p>
        <p>
          <a href="/memory/new">{say('memory.empty_do')}</a>
        </p>
        <p>
          <a href="/chat/welcome">{say('memory.empty_begin')}</a>
        </p>
        <p>
          <a href="/data">{say('memory.empty_bring')}</a>
        </p>
      </div>
    </>
  );
}

function Elsewhere({ home, here }: ElsewhereAddress) {
  const { say } = useText();
  return (
    <div className={styles['elsewhere']}>
      <h2>{say('elsewhere.title')}</h2>
      <p>{say('elsewhere.text', { home, here })}</p>
      <p>
        <a href={home}>{say('settings.address_open', { origin: home })}</a>
      </p>
    </div>
  );
}
