import { useEffect, useState } from 'react';
import type { TraceLimit } from '../../../shared/domain/tracing/prunable.ts';
import type { TraceRepository } from '../../ports/traces.ts';
import { useText, type TextKey } from '../../ui/text/text.tsx';
import { Select } from './select.tsx';
import { TraceSection } from './trace-section.tsx';
import styles from './kept-traces.module.css';

const LIMITS = {
  '100': { turns: 100, days: null },
  '500': { turns: 500, days: null },
  '2000': { turns: 2_000, days: null },
  days: { turns: null, days: 30 },
  all: { turns: null, days: null },
} as const satisfies Record<string, TraceLimit>;
type LimitName = keyof typeof LIMITS;
const NAMES = Object.keys(LIMITS) as LimitName[];

/** How much is kept; what is beyond makes room after the next turn. */
export function KeptTraces({ traces }: { traces: Pick<TraceRepository, 'limit' | 'changeLimit'> }) {
  const { say, sayError } = useText();
  const [limit, setLimit] = useState<TraceLimit | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  useEffect(() => {
    let isStale = false;
    traces.limit().then(
      (kept) => isStale || setLimit(kept),
      (error: unknown) => isStale || setTrouble(error),
    );
    return () => void (isStale = true);
  }, [traces]);
  const choose = async (value: string) => {
    const name = NAMES.find((one) => one === value);
    if (!name) return;
    try {
      await traces.changeLimit(LIMITS[name]);
      setLimit(LIMITS[name]);
      setTrouble(null);
    } catch (error) {
      setTrouble(error);
    }
  };
  const chosen = limit && NAMES.find((name) => isAlike(LIMITS[name], limit));
  return (
    <TraceSection title={say('trace.kept')}>
      {limit && (
        <Select
          label={say('trace.kept')}
          value={chosen ?? 'own'}
          options={[
            ...NAMES.map((name) => ({ value: name, label: say(nameKey(name)) })),
            ...(chosen ? [] : [{ value: 'own', label: say('trace.kept_own') }]),
          ]}
          onChoose={(value) => void choose(value)}
        />
      )}
      <p className={styles['text']}>{say('trace.kept_text')}</p>
      {trouble !== null && (
        <p role="alert" className={styles['trouble']}>
          {sayError(trouble)}
        </p>
      )}
    </TraceSection>
  );
}

const nameKey = (name: LimitName): TextKey => `trace.kept_${name}`;

const isAlike = (a: TraceLimit, b: TraceLimit): boolean => a.turns === b.turns && a.days === b.days;
