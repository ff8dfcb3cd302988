import { useEffect, useState } from 'react';
import type { Fact } from '../../../shared/schemas/index.ts';
import type { Memory } from '../../ports/memory.ts';
import { sayDate } from '../../ui/amounts.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import type { FactPageProps } from './fact-parts.ts';
import styles from './fact-page.module.css';

/** Since when a fact is history, and what holds in its place; where nothing does, the way back. */
export function PastLine({ fact, memory, actions, version, now }: FactPageProps) {
  const text = useText();
  const { say } = text;
  const successor = useSuccessor(memory, fact, version);
  const isOver = fact.validTo !== null && fact.validTo <= now;
  return (
    <div className={styles['past']}>
      <p>
        {isOver && fact.validTo !== null
          ? say('fact.past_since', { when: sayDate(fact.validTo, text) })
          : say('fact.past')}{' '}
        {successor && <a href={`/memory/${successor.id}`}>{say('fact.successor')}</a>}
        {successor === null && fact.supersededBy !== null && say('fact.successor_gone')}
      </p>
      {successor === null && (
        <p className={styles['actions']}>
          <Button onClick={() => void actions.holdAgain([fact])}>{say('fact.hold_again')}</Button>
        </p>
      )}
    </div>
  );
}

/** What holds in its place, null where nothing does; undefined until that was read. What fails is shown by the view. */
function useSuccessor(memory: Memory, { id, revision }: Fact, version: number): Fact | null | undefined {
  const [read, setRead] = useState<{ fact?: Fact | null; error?: unknown }>({});
  useEffect(() => {
    let isStale = false;
    memory.successor(id).then(
      (fact) => isStale || setRead({ fact: fact ?? null }),
      (error: unknown) => isStale || setRead({ error }),
    );
    return () => void (isStale = true);
  }, [memory, id, revision, version]);
  if (read.error !== undefined) throw read.error;
  return read.fact;
}
