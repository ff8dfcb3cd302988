import { PROMPT_PARTS, type PromptAccount } from '../../../../shared/domain/orchestration/prompt-account.ts';
import { numbersIn } from '../../../ui/text/formats.ts';
import { useText } from '../../../ui/text/text.tsx';
import styles from './fold-budget.module.css';

/** What a model reads at once, part by part in its order, and what is left: a bar for the eye, numbers for everyone. */
export function BudgetBar({ account }: { account: Pick<PromptAccount, 'context' | 'parts' | 'used'> }) {
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
    <figure aria-label={say('folds.budget')} className={styles['budget']}>
      <div aria-hidden="true" className={styles['bar']}>
        {present.map(({ part, tokens }) => (
          <span key={part} data-part={part} style={{ flexGrow: tokens }} />
        ))}
      </div>
      <figcaption>
        {say('folds.budget_used', { used: numbers.format(used), context: numbers.format(context) })}
      </figcaption>
      <dl>
        {present.map(({ part, tokens }) => (
          <div key={part}>
            <dt data-part={part}>{say(`folds.part_${part}`)}</dt>
            <dd>{numbers.format(tokens)}</dd>
          </div>
        ))}
      </dl>
    </figure>
  );
}
