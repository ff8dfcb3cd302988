import type { Texts } from '../message.ts';

/** The first five minutes, in English. */
export const welcome = {
  'welcome.title': 'Welcome',
  'welcome.text': 'Nima remembers what you tell it, here in this browser. All of this can wait.',
  'welcome.name': 'What should Nima call you?',
  'welcome.name_hint': 'For example: Ada',
  'welcome.first': 'How should it answer?',
  'welcome.first_hint': 'For example: Short answers, code first',
  'welcome.second': 'What else should it keep to?',
  'welcome.second_hint': 'For example: Metric units',
  'welcome.begin': 'Begin',
  'welcome.begin_text': 'Each may stay empty. What you write goes into your profile.',

  'welcome.sample': 'Look around first',
  'welcome.sample_text': '{count} facts of a made-up person, marked as a sample. They go again in one tap.',
  'welcome.try': 'Try with sample data',
  'welcome.putting': '{done} of {of} facts are in',
  'welcome.put_in': 'Putting the sample in',
  'welcome.here': {
    one: '{count} fact of a made-up person is here. Ask about it as if it were yours.',
    other: '{count} facts of a made-up person are here. Ask as if they were yours.',
  },
  'welcome.questions': 'Questions to begin with',
  'welcome.tried': {
    one: '{count} sample fact is in your memory',
    other: '{count} sample facts are in your memory',
  },
  'welcome.remove': 'Remove the sample',
  'welcome.removing': 'Removing the sample',
  'welcome.removed': {
    one: '{count} sample fact erased for good',
    other: '{count} sample facts erased for good',
  },
  'welcome.stayed': {
    one: '{count} sample fact that you changed stays',
    other: '{count} sample facts that you changed stay',
  },
  'welcome.show_stayed': 'Show',

  'welcome.install': 'Install Nima',
  'welcome.install_title': 'Keep it at hand',
  'welcome.install_offered': 'Installed, Nima has a window and an icon of its own.',
  'welcome.install_by_hand': 'To install it, open the browser’s menu: “Install app” or “Add to Home Screen”.',
} as const satisfies Texts;
