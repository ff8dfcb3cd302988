import type { Texts } from '../message.ts';

/** The profile, in English. */
export const profile = {
  'profile.title': 'Profile',
  'profile.about': 'What Nima should know in every answer. It stays in this browser.',
  'profile.name': 'Name',
  'profile.name_hint': 'What Nima calls you',
  'profile.locale': 'Language',
  'profile.time_zone': 'Time zone',
  'profile.browser_has': 'As this browser: {value}',
  'profile.context': 'Context',
  'profile.context_hint': 'A few lines about your life and work.',
  'profile.preferences': 'Preferences',
  'profile.preference_new': 'New preference',
  'profile.preference_hint': 'Add one, such as “Short answers”',
  'profile.preference_add': 'Add',
  'profile.preference_remove': 'Remove “{name}”',
  'profile.was': '{part}: {value}',
  'profile.was_empty': 'nothing',
  'profile.erase_history': 'Erase this history',
  'profile.erase_history_ask': 'Erase what your profile said before?',
  'profile.erase_history_text':
    'Earlier versions and the snapshots that hold them go. What it says now stays.',
  'profile.pinned': 'Pinned facts, in this order',
  'profile.pinned_none': 'Pin a fact in Memory and it stands here.',
  'profile.move_up': 'Move up: {text}',
  'profile.move_down': 'Move down: {text}',
  'profile.unpin': 'Unpin: {text}',
} as const satisfies Texts;
