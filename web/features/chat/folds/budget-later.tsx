import { lazy, Suspense } from 'react';
import type { TurnBudgetProps } from './turn-budget.tsx';

const TurnBudget = lazy(async () => ({ default: (await import('./turn-budget.tsx')).TurnBudget }));

/** The budget of a prompt: fetched when somebody asks. */
export function BudgetLater(props: TurnBudgetProps) {
  return (
    <Suspense>
      <TurnBudget {...props} />
    </Suspense>
  );
}
