import { NAME_MAX_LENGTH } from '../../../schemas/index.ts';
import { z } from '../../../schemas/zod.ts';
import { capability } from '../capability.ts';

const name = z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(NAME_MAX_LENGTH)));

const help = capability({
  name: 'help',
  title: 'What Nima can do',
  description: 'Lists all commands, or says how one of them is used.',
  input: z.strictObject({ command: name }),
  rest: 'command',
  hint: 'a command',
  offers: { command: 'capabilities' },
  verbs: ['help', 'show', 'list'],
  risk: 'read',
  where: 'app',
});

const status = capability({
  name: 'status',
  title: 'How Nima is doing',
  description: 'Tells how the memory, the companion and the model are: what is ready, what is missing.',
  input: z.strictObject({}),
  rest: null,
  hint: null,
  offers: {},
  verbs: ['check', 'show'],
  risk: 'read',
  where: 'app',
});

const model = capability({
  name: 'model',
  title: 'Choose the model',
  description:
    'Has another model answer from now on, by its name. Without a name it leads to where they are listed.',
  input: z.strictObject({ id: name }),
  rest: 'id',
  hint: 'a model',
  offers: { id: 'models' },
  verbs: ['use', 'switch', 'change', 'choose', 'load'],
  risk: 'write',
  where: 'app',
});

const persona = capability({
  name: 'persona',
  title: 'Choose how Nima speaks',
  description: 'Leads to Settings, where who Nima is and how it speaks are chosen and edited.',
  input: z.strictObject({ id: name }),
  rest: 'id',
  hint: 'a persona',
  offers: { id: 'personas' },
  verbs: ['use', 'switch', 'change', 'choose', 'be', 'talk', 'speak'],
  risk: 'write',
  where: 'app',
});

const exporting = capability({
  name: 'export',
  title: 'Export as a file',
  description: 'Writes the memory, or the conversation that is open, into a file on this device.',
  input: z.strictObject({ what: z.optional(z.enum(['memory', 'conversation'])) }),
  rest: 'what',
  hint: 'memory or conversation',
  offers: {},
  verbs: ['export', 'download', 'back up', 'backup', 'save'],
  risk: 'write',
  where: 'app',
});

const importing = capability({
  name: 'import',
  title: 'Import a file',
  description: 'Asks for a file and shows what of it would be taken in, before anything is.',
  input: z.strictObject({}),
  rest: null,
  hint: null,
  offers: {},
  verbs: ['import', 'upload', 'load', 'restore'],
  risk: 'write',
  where: 'app',
});

export const nimaCapabilities = [help, status, model, persona, exporting, importing] as const;
