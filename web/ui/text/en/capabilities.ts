import type { Texts } from '../message.ts';

/** What Nima can do, in English: each by its title, what it does, and what belongs into the rest of its line. */
export const capabilities = {
  'capability.remember': 'Remember something',
  'capability.remember_about': 'Keeps one fact, in the words it was told in. It can be undone.',
  'capability.remember_hint': 'what to remember',
  'capability.forget': 'Forget something',
  'capability.forget_about':
    'Finds the facts that are meant and asks which of them to forget. Nothing goes before that.',
  'capability.forget_hint': 'what to forget',
  'capability.recall': 'Recall what is known',
  'capability.recall_about':
    'Finds facts in the memory by words and meaning. With history also those that no longer hold.',
  'capability.recall_hint': 'what to look for',
  'capability.profile': 'Show your profile',
  'capability.profile_about':
    'Shows name, language, preferences and pinned facts, as every answer is told of them.',
  'capability.why': 'Why this answer?',
  'capability.why_about':
    'Shows how the last answer came about: what was recalled, the prompt as it was sent, what took how long.',
  'capability.clear': 'Clear this conversation',
  'capability.clear_about': 'Takes all messages out of the conversation that is open. It can be undone.',
  'capability.new': 'New conversation',
  'capability.new_about': 'Begins an empty conversation. The one that is open stays in the list.',
  'capability.help': 'What Nima can do',
  'capability.help_about': 'Lists all commands, or says how one of them is used.',
  'capability.help_hint': 'a command',
  'capability.status': 'How Nima is doing',
  'capability.status_about':
    'Tells how the memory, the companion and the model are: what is ready, what is missing.',
  'capability.model': 'Choose the model',
  'capability.model_about':
    'Has another model answer from now on, by its name. Without a name it leads to where they are listed.',
  'capability.model_hint': 'a model',
  'capability.persona': 'Choose how Nima speaks',
  'capability.persona_about': 'Leads to Settings, where who Nima is and how it speaks are chosen and edited.',
  'capability.persona_hint': 'a persona',
  'capability.export': 'Export as a file',
  'capability.export_about':
    'Writes the memory, or the conversation that is open, into a file on this device.',
  'capability.export_hint': 'memory or conversation',
  'capability.import': 'Import a file',
  'capability.import_about': 'Asks for a file and shows what of it would be taken in, before anything is.',
} as const satisfies Texts;
