import { z } from '../../../schemas/zod.ts';
import { capability } from '../capability.ts';

const nothing = z.strictObject({});

const why = capability({
  name: 'why',
  title: 'Why this answer?',
  description:
    'Shows how the last answer came about: what was recalled, the prompt as it was sent, what took how long.',
  input: nothing,
  rest: null,
  hint: null,
  offers: {},
  verbs: ['explain', 'show'],
  risk: 'read',
  where: 'app',
});

const clear = capability({
  name: 'clear',
  title: 'Clear this conversation',
  description: 'Takes all messages out of the conversation that is open. It can be undone.',
  input: nothing,
  rest: null,
  hint: null,
  offers: {},
  verbs: ['clear', 'empty', 'wipe', 'delete'],
  risk: 'write',
  where: 'app',
});

const fresh = capability({
  name: 'new',
  title: 'New conversation',
  description: 'Begins an empty conversation. The one that is open stays in the list.',
  input: nothing,
  rest: null,
  hint: null,
  offers: {},
  verbs: ['start', 'begin', 'open', 'create'],
  risk: 'write',
  where: 'app',
});

export const conversationCapabilities = [why, clear, fresh] as const;
