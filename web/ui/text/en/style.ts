import type { Texts } from '../message.ts';

/** How much an answer sounds like the persona, in English. */
export const style = {
  'style.points': '{points} of 100',
  'style.part_sentences': 'Sentences',
  'style.part_fillers': 'No fillers',
  'style.part_exclamations': 'No shouting',
  'style.part_hedging': 'No hedging',
  'style.part_code': 'Code if asked',
  'style.part_action': 'Ends in action',
  'style.part_closeness': 'Nearness',
  'style.amount': '{given} of {most}',
  'style.sum': 'In all',
  'style.by_rules': 'Nearness to the examples was not measured, so the rules decided alone.',
} as const satisfies Texts;
