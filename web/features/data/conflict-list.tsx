import { useState } from 'react';
import type { ImportConflict } from '../../../shared/domain/memory/imports/compare-import.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import styles from './conflict-list.module.css';

/** Enough to see what kind of difference it is. */
const SHOWN_FIRST = 3;

export interface ConflictListProps {
  conflicts: readonly ImportConflict[];
  /** Of all, also of those that are not handed over. */
  count: number;
}

/** Facts that read one way here and another way in the file, side by side. */
export function ConflictList({ conflicts, count }: ConflictListProps) {
  const { say } = useText();
  const [all, setAll] = useState(false);
  if (conflicts.length === 0) return null;
  const shown = all ? conflicts : conflicts.slice(0, SHOWN_FIRST);
  const rest = count - conflicts.length;
  return (
    <section className={styles['conflicts']} aria-label={say('import.conflicts', { count })}>
      <h4>{say('import.conflicts', { count })}</h4>
      <p className={styles['meaning']}>{say('import.conflicts_text')}</p>
      <ul>
        {shown.map((conflict) => (
          <li key={conflict.id}>
            <dl>
              <Side conflict={conflict} side="kept" />
              <Side conflict={conflict} side="incoming" />
            </dl>
          </li>
        ))}
      </ul>
      {shown.length < conflicts.length ? (
        <div>
          <Button onClick={() => setAll(true)}>
            {say(rest > 0 ? 'import.conflicts_first' : 'import.conflicts_all', { shown: conflicts.length })}
          </Button>
        </div>
      ) : (
        rest > 0 && <p className={styles['meaning']}>{say('import.conflicts_rest', { count: rest })}</p>
      )}
    </section>
  );
}

function Side({ conflict, side }: { conflict: ImportConflict; side: ImportConflict['winner'] }) {
  const { say } = useText();
  const wins = conflict.winner === side;
  return (
    <div className={styles['side']} data-wins={wins}>
      <dt>{say(`import.conflict_${side}`)}</dt>
      <dd>
        <span dir="auto">{conflict[side]}</span>
        {wins && <small>{say(`import.conflict_wins_${side}`)}</small>}
      </dd>
    </div>
  );
}
