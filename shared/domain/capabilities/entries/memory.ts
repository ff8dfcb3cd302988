import { FACT_MAX_LENGTH, NAME_MAX_LENGTH } from '../../../schemas/index.ts';
import { z } from '../../../schemas/zod.ts';
import { capability } from '../capability.ts';

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(FACT_MAX_LENGTH));
const category = z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(NAME_MAX_LENGTH)));

const remember = capability({
  name: 'remember',
  title: 'Remember something',
  description: 'Keeps one fact, in the words it was told in. It can be undone.',
  input: z.strictObject({ text, category, pin: z.optional(z.boolean()) }),
  rest: 'text',
  hint: 'what to remember',
  offers: { category: 'categories' },
  verbs: ['remember', 'memorise', 'memorize', 'note', 'keep', 'save', 'store', 'write down', 'jot down'],
  risk: 'write',
  where: 'app',
});

const forget = capability({
  name: 'forget',
  title: 'Forget something',
  description: 'Finds the facts that are meant and asks which of them to forget. Nothing goes before that.',
  input: z.strictObject({ text }),
  rest: 'text',
  hint: 'what to forget',
  offers: {},
  verbs: ['forget', 'delete', 'remove', 'erase', 'drop'],
  risk: 'write',
  where: 'app',
});

const recall = capability({
  name: 'recall',
  title: 'Recall what is known',
  description: 'Finds facts in the memory by words and meaning. With history also those that no longer hold.',
  input: z.strictObject({ text, category, history: z.optional(z.boolean()) }),
  rest: 'text',
  hint: 'what to look for',
  offers: { category: 'categories' },
  verbs: ['recall', 'look up', 'look', 'find', 'search', 'show', 'list', 'check', 'tell'],
  risk: 'read',
  where: 'app',
});

const profile = capability({
  name: 'profile',
  title: 'Show your profile',
  description: 'Shows name, language, preferences and pinned facts, as every answer is told of them.',
  input: z.strictObject({}),
  rest: null,
  hint: null,
  offers: {},
  verbs: ['show', 'open', 'see'],
  risk: 'read',
  where: 'app',
});

export const memoryCapabilities = [remember, forget, recall, profile] as const;
