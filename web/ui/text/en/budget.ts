import type { Texts } from '../message.ts';

/** What a model reads at once, in English. */
export const budget = {
  'budget.title': 'What the model reads at once',
  'budget.used': '{used} of {context} tokens',
  'budget.gone': 'It is not known any more what the model read: how this answer came about was not kept.',
  'budget.part_persona': 'Persona',
  'budget.part_rules': 'Rules',
  'budget.part_profile': 'Profile and pinned facts',
  'budget.part_summary': 'Summary',
  'budget.part_history': 'Conversation',
  'budget.part_user': 'Question',
  'budget.part_recall': 'Memories',
  'budget.part_packs': 'Packs',
  'budget.part_template': 'Marks around messages',
  'budget.part_answer': 'Kept for the answer',
  'budget.part_free': 'Free',
} as const satisfies Texts;
