import { IconButton } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { useText } from '../../ui/text/text.tsx';
import styles from './list-header.module.css';

export interface ListHeaderProps {
  /** How many there are under the filter; null until that is known. */
  total: number | null;
  /** Whether they are only some of all. */
  partial: boolean;
  choosing: boolean;
  /** How many are chosen. */
  chosen: number;
  onChoose: () => void;
  onChooseAll: () => void;
}

export function ListHeader(props: ListHeaderProps) {
  const { total, partial, choosing, chosen, onChoose } = props;
  const { say } = useText();
  return (
    <header className={styles['header']} data-choosing={choosing}>
      <h1>{say('memory.title')}</h1>
      {choosing && total !== null && chosen < total ? (
        <button type="button" className={styles['all']} onClick={props.onChooseAll}>
          {say('memory.choose_all', { count: total })}
        </button>
      ) : (
        total !== null &&
        total > 0 && (
          <p className={styles['count']}>
            {say(partial ? 'memory.facts_found' : 'memory.facts_count', { count: total })}
          </p>
        )
      )}
      <div className={styles['actions']}>
        {(total ?? 0) > 0 && (
          <IconButton icon="check" label={say('memory.choose')} aria-pressed={choosing} onClick={onChoose} />
        )}
        <a href="/memory/profile" className={styles['profile']}>
          {say('profile.short')}
        </a>
        <a href="/memory/new" className={styles['add']}>
          <Icon name="add" />
          <span>{say('memory.add')}</span>
        </a>
      </div>
    </header>
  );
}
