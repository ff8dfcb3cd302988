import { PROMPT_PARTS } from '../../../shared/domain/orchestration/prompt-account.ts';
import type { TracedPrompt } from '../../../shared/schemas/trace.ts';
import { Meter } from '../../ui/figures/meter.tsx';
import { SumBars } from '../../ui/figures/sum-bars.tsx';
import { numbersIn } from '../../ui/text/formats.ts';
import { useText } from '../../ui/text/text.tsx';
import { TraceSection } from './trace-section.tsx';
import styles from './budget.module.css';

/** What the context was spent on, in the order in which it is read, and how much stayed free. */
export function Budget({ account }: { account: TracedPrompt['account'] }) {
  const { say, language } = useText();
  const { format } = numbersIn(language);
  const { parts, used, context } = account;
  const whole = say('trace.budget_text', { used, context });
  const spent = PROMPT_PARTS.filter((part) => parts[part] > 0).map((part) => ({
    key: part,
    name: say(`trace.part_${part}`),
    value: parts[part],
    amount: format(parts[part]),
  }));
  return (
    <TraceSection title={say('trace.budget')} aside={whole}>
      <div className={styles['share']}>
        <Meter share={used / context} label={whole} />
      </div>
      <SumBars
        caption={say('trace.budget')}
        parts={spent}
        total={{ name: say('trace.total'), amount: format(used) }}
      />
    </TraceSection>
  );
}
