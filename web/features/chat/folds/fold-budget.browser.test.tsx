import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { NO_TOKENS } from '../../../../shared/domain/orchestration/prompt-account.ts';
import { draw } from '../../../ui/testing/draw.tsx';
import { BudgetBar } from './fold-budget.tsx';

const parts = {
  ...NO_TOKENS,
  persona: 210,
  rules: 140,
  profile: 95,
  summary: 180,
  history: 1240,
  user: 32,
  recall: 148,
  template: 120,
  answer: 1024,
};
const used = Object.values(parts).reduce((sum, tokens) => sum + tokens, 0);
const rows = () =>
  [...document.querySelectorAll('dl > div')].map(
    (row) => `${row.firstChild?.textContent} ${row.lastChild?.textContent}`,
  );
const stretches = () =>
  [...document.querySelectorAll<HTMLElement>('span[data-part]')].map(
    (one) => one.getBoundingClientRect().width,
  );

it('the budget is told in numbers, part by part in the order in which it is read, and what is free', async () => {
  await draw(<BudgetBar account={{ context: 4096, parts, used }} />);
  await expect.element(page.getByRole('figure', { name: 'What the model reads at once' })).toBeVisible();
  await expect.element(page.getByText('3,189 of 4,096 tokens')).toBeVisible();
  expect(rows()).toEqual([
    'Persona 210',
    'Rules 140',
    'Profile and pinned facts 95',
    'Summary 180',
    'Conversation 1,240',
    'Question 32',
    'Memories 148',
    'Marks around messages 120',
    'Kept for the answer 1,024',
    'Free 907',
  ]);
});

it('is drawn to its measure, and fills the line', async () => {
  await draw(<BudgetBar account={{ context: 4096, parts, used }} />, 'phone');
  const widths = stretches();
  const line = document.querySelector('figure > div')?.getBoundingClientRect().width ?? 0;
  expect(widths.reduce((sum, width) => sum + width, widths.length - 1)).toBeCloseTo(line, 0);
  expect((widths[4] ?? 0) / (widths[0] ?? 1)).toBeCloseTo(1240 / 210, 1);
});

it('shows nothing as free where all is used', async () => {
  await draw(<BudgetBar account={{ context: used, parts, used }} />);
  expect(rows().at(-1)).toBe('Kept for the answer 1,024');
});
