import type { Texts } from '../message.ts';

/** The categories Nima begins with, in English. */
export const categories = {
  'category.identity': 'Identity',
  'category.preferences': 'Preferences',
  'category.people': 'People',
  'category.work': 'Work',
  'category.projects': 'Projects',
  'category.health': 'Health',
  'category.finances': 'Finances',
  'category.travel': 'Travel',
  'category.cars': 'Cars',
  'category.home': 'Home',
  'category.technical': 'Technical',
  'category.other': 'Other',
} as const satisfies Texts;
