import type { Texts } from '../message.ts';

/** The parts of a score, in English. */
export const scores = {
  'score.part_vector': 'Meaning',
  'score.part_keyword': 'Words',
  'score.part_category': 'Category',
  'score.part_recency': 'Recency',
  'score.part_pin': 'Pinned',
  'score.part_context': 'Context',
  'score.sum': 'Score',
} as const satisfies Texts;
