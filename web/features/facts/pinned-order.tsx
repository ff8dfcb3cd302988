import { useEffect, useState } from 'react';
import type { Fact } from '../../../shared/schemas/index.ts';
import type { Memory } from '../../ports/memory.ts';
import { IconButton } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import { NO_FILTER } from '../../ports/memory.ts';
import { inOrder, movedBy } from './pin-order.ts';
import type { FactActions } from './use-fact-actions.ts';
import type { ShownProfile } from './use-profile.ts';
import styles from './profile-page.module.css';

export interface PinnedOrderProps {
  memory: Memory;
  actions: FactActions;
  version: number;
  shown: ShownProfile;
  /** The ids in the order a person gave them; what is not named follows, newest first. */
  order: readonly string[];
}

/** As many as the profile can put in order. */
const MOST = 100;

/** The pinned facts, in the order in which they stand before every answer. */
export function PinnedOrder({ memory, actions, version, shown, order }: PinnedOrderProps) {
  const { say } = useText();
  const unordered = usePinned(memory, version);
  const pinned = inOrder(unordered, order);
  const move = (fact: Fact, by: -1 | 1) =>
    void shown.change(({ pinnedFacts }) => ({
      pinnedFacts: movedBy(inOrder(unordered, pinnedFacts), fact, by).map(({ id }) => id),
    }));
  return (
    <section className={styles['pinned']}>
      <h2>{say('profile.pinned')}</h2>
      {pinned.length === 0 && <p className={styles['about']}>{say('profile.pinned_none')}</p>}
      <ol className={styles['list']}>
        {pinned.map((fact, index) => (
          <li key={fact.id}>
            <a dir="auto" href={`/memory/${fact.id}`}>
              {fact.text}
            </a>
            <IconButton
              icon="up"
              label={say('profile.move_up', { text: fact.text.slice(0, 80) })}
              disabled={index === 0}
              onClick={() => move(fact, -1)}
            />
            <IconButton
              icon="down"
              label={say('profile.move_down', { text: fact.text.slice(0, 80) })}
              disabled={index === pinned.length - 1}
              onClick={() => move(fact, 1)}
            />
            <IconButton
              icon="close"
              label={say('profile.unpin', { text: fact.text.slice(0, 80) })}
              onClick={() => void actions.pin([fact], false)}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

function usePinned(memory: Memory, version: number): readonly Fact[] {
  const [facts, setFacts] = useState<readonly Fact[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    memory
      .page(abort.signal, { ...NO_FILTER, pinned: true, superseded: 'show' }, { offset: 0, count: MOST })
      .then(
        ({ rows }) => abort.signal.aborted || setFacts(rows.map(({ fact }) => fact)),
        // The list beside this page says what failed.
        () => undefined,
      );
    return () => abort.abort();
  }, [memory, version]);
  return facts;
}
