import { lazy, Suspense, useId, useState } from 'react';
import type { Fact } from '../../../../shared/schemas/index.ts';
import type { TracedFact } from '../../../../shared/schemas/trace.ts';
import { sayDate, sayExactTime } from '../../../ui/amounts.ts';
import { useText } from '../../../ui/text/text.tsx';
import styles from './memory-card.module.css';

const ScoreBars = lazy(async () => ({ default: (await import('../../../ui/score-bars.tsx')).ScoreBars }));

export interface RememberedFactProps {
  readonly fact: Fact;
  /** What it was recalled with; undefined where that is not known. */
  readonly scored: TracedFact | undefined;
  /** The highest score of what was recalled with it. */
  readonly best: number;
}

/** One fact of the card: its words lead to its page, its bar to why it was recalled. */
export function RememberedFact({ fact, scored, best }: RememberedFactProps) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const why = useId();
  const at = fact.validFrom ?? fact.createdAt;
  return (
    <li>
      <div className={styles['line']}>
        <a href={`/memory/${fact.id}`}>
          <span dir="auto">{fact.text}</span>
          <time dateTime={new Date(at).toISOString()} title={sayExactTime(at, text)}>
            {sayDate(at, text)}
          </time>
        </a>
        {scored && (
          <ScoreButton
            share={scored.score / best}
            of={fact.text}
            aria-expanded={isOpen}
            aria-controls={why}
            onClick={() => setOpen(!isOpen)}
          />
        )}
      </div>
      {scored && isOpen && (
        <div id={why} className={styles['why']}>
          <Suspense>
            <ScoreBars caption={text.say('chat.why_memory')} score={scored.score} parts={scored.parts} />
          </Suspense>
        </div>
      )}
    </li>
  );
}

/** Enough to tell one fact from another. */
const NAMED_LENGTH = 80;

interface ScoreButtonProps {
  readonly share: number;
  /** The words of the fact. */
  readonly of: string;
  readonly 'aria-expanded': boolean;
  readonly 'aria-controls': string;
  readonly onClick: () => void;
}

/** How well the fact fits beside the best, drawn; pressed, it says why. */
function ScoreButton({ share, of, ...button }: ScoreButtonProps) {
  const { say } = useText();
  return (
    <button
      {...button}
      type="button"
      aria-label={say('chat.why_memory_of', { text: of.slice(0, NAMED_LENGTH).toWellFormed() })}
      title={say('chat.why_memory')}
      className={styles['score']}
    >
      <span>
        <span style={{ inlineSize: `${Math.min(1, Math.max(0, share)) * 100}%` }} />
      </span>
    </button>
  );
}
