import { PROMPT_PARTS, type PromptAccount } from '../../../../shared/domain/orchestration/prompt-account.ts';
import { numbersIn } from '../../../ui/text/formats.ts';
import { budget } from '../../../ui/text/en/budget.ts';
import { useText, withTexts } from '../../../ui/text/text.tsx';
import styles from './fold-budget.module.css';

export interface BudgetBarProps {
  readonly account: Pick<PromptAccount, 'context' | 'parts' | 'used'>;
}

/** What a model reads at once, part by part in its order, and what is left: a bar for the eye, numbers for everyone. */
export const BudgetBar = withTexts(budget, ({ account }: BudgetBarProps) => {
  const { say, language } = useText();
  const { context, parts, used } = account;
  const numbers = numbersIn(language);
  const free = Math.max(0, context - used);
  const shown = [
    ...PROMPT_PARTS.map((part) => ({ part, tokens: parts[part] })),
    { part: 'free' as const, tokens: free },
  ];
  const present = shown.filter(({ tokens }) => tokens > 0);
  return (
    <figure aria-label={say('budget.title')} className={styles['budget']}>
      <figcaption>
        <span>{say('budget.title')}</span>
        <span>{say('budget.used', { used: numbers.format(used), context: numbers.format(context) })}</span>
      </figcaption>
      <div aria-hidden="true" className={styles['bar']}>
        {present.map(({ part, tokens }) => (
          <span key={part} data-part={part} style={{ flexGrow: tokens }} />
        ))}
      </div>
      <dl>
        {present.map(({ part, tokens }) => (
          <div key={part}>
            <dt data-part={part}>{say(`budget.part_${part}`)}</dt>
            <dd>{numbers.format(tokens)}</dd>
          </div>
        ))}
      </dl>
    </figure>
  );
});
