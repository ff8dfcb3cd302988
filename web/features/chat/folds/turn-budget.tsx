import type { TraceRepository } from '../../../ports/traces.ts';
import { budget } from '../../../ui/text/en/budget.ts';
import { useText, withTexts } from '../../../ui/text/text.tsx';
import { Trouble } from '../trouble.tsx';
import { useTrace } from '../use-trace.ts';
import { BudgetBar } from './fold-budget.tsx';
import styles from './fold-budget.module.css';

export interface TurnBudgetProps {
  readonly traces: Pick<TraceRepository, 'trace' | 'watch'>;
  /** The id of a reply that a model wrote. */
  readonly reply: string;
}

/** What the model read for one reply. */
export const TurnBudget = withTexts(budget, ({ traces, reply }: TurnBudgetProps) => {
  const { say } = useText();
  const { value: trace, error } = useTrace(traces, reply);
  if (error !== null) return <Trouble error={error} />;
  if (trace === undefined) return null;
  const account = trace?.prompt?.account;
  return account ? <BudgetBar account={account} /> : <p className={styles['gone']}>{say('budget.gone')}</p>;
});
