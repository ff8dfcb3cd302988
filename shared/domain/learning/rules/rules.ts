import { ABOUT_SELF } from './about-self.ts';
import { PLACES, THINGS, WORK } from './around.ts';
import { LIKES } from './likes.ts';
import { PEOPLE } from './people.ts';
import type { Rule } from './rule.ts';

/** The first that a statement fits is what it says. */
export const RULES: readonly Rule[] = [...ABOUT_SELF, ...PEOPLE, ...WORK, ...THINGS, ...PLACES, ...LIKES];
