import type { Texts } from '../message.ts';

/** Older messages in short, in English. */
export const folds = {
  'folds.folded': { one: '{count} earlier message is folded', other: '{count} earlier messages are folded' },
  'folds.why': 'They no longer fit what a model reads at once. It is told this in their place:',
  'folds.by_rules': 'By rules, in the words that were said',
  'folds.by_model': 'Written by {model}',
  'folds.tokens': '{before} tokens in {after}',
  'folds.stay': 'The messages stay. Pinned ones are told in full.',
  'folds.messages': 'Folded messages',
  'folds.take_back': { one: 'Undo, for {count} message', other: 'Undo, for {count} messages' },
  'folds.taken_back': {
    one: '{count} earlier message is not folded. Where it does not fit, a model knows nothing of it.',
    other: '{count} earlier messages are not folded. Where they do not fit, a model knows nothing of them.',
  },
  'folds.again': 'Fold again',
} as const satisfies Texts;
