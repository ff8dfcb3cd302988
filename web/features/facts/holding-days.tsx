import { useId, useState } from 'react';
import { endsEarly } from '../../../shared/domain/memory/facts.ts';
import { fault } from '../../../shared/protocol/errors.ts';
import type { Fact } from '../../../shared/schemas/index.ts';
import { useText } from '../../ui/text/text.tsx';
import { DayField } from './day-field.tsx';
import { DetailRow } from './detail-row.tsx';
import { Trouble } from './trouble.tsx';
import type { FactActions } from './use-fact-actions.ts';
import styles from './fact-details.module.css';

type Days = Pick<Fact, 'validFrom' | 'validTo'>;

const NAMES = { validFrom: 'fact.holds_since', validTo: 'fact.holds_until' } as const;

export interface HoldingDaysProps {
  fact: Fact;
  actions: FactActions;
}

/**
 * Since when and until when a fact holds. An end before the beginning is not kept: it stays in its field with a word
 * about it, and is kept together with the other day once they fit.
 */
export function HoldingDays({ fact, actions }: HoldingDaysProps) {
  const { say } = useText();
  const trouble = useId();
  const { refused, take } = useDays(fact, actions);
  return (['validFrom', 'validTo'] as const).map((part) => (
    <DetailRow key={part} name={say(NAMES[part])}>
      <DayField
        label={say(NAMES[part])}
        className={styles['day']}
        day={fact[part]}
        onDay={(day) => take(part, day)}
        {...(refused === part ? { troubleId: trouble } : {})}
      />
      {refused === part && (
        <div id={trouble}>
          <Trouble error={ENDS_EARLY} />
        </div>
      )}
    </DetailRow>
  ));
}

const ENDS_EARLY = fault('fact_ends_early', 'A fact cannot hold until before it holds.');

/** Takes days that fit, and holds on to what does not; answers which of the two was refused. */
function useDays(fact: Fact, actions: FactActions) {
  const kept: Days = { validFrom: fact.validFrom, validTo: fact.validTo };
  const of = JSON.stringify(kept);
  const [asked, setAsked] = useState<{ of: string; part: keyof Days; days: Days } | null>(null);
  // What another tab or an undo has changed since is not held against the days of before.
  const waiting = asked?.of === of ? asked : null;
  const take = (part: keyof Days, day: number | null) => {
    const days = { ...(waiting?.days ?? kept), [part]: day };
    setAsked(endsEarly(days) ? { of, part, days } : null);
    if (endsEarly(days)) return;
    // Each day alone: the other one may be on its way to the disk.
    const change = {
      ...(days.validFrom === kept.validFrom ? {} : { validFrom: days.validFrom }),
      ...(days.validTo === kept.validTo ? {} : { validTo: days.validTo }),
    };
    if (Object.keys(change).length > 0) void actions.change(fact, change);
  };
  return { refused: waiting?.part ?? null, take };
}
