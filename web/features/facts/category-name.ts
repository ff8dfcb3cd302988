import { CATEGORIES, type KnownCategory } from '../../../shared/schemas/index.ts';
import { useText, type TextKey } from '../../ui/text/text.tsx';

/** Those Nima begins with are named by the catalogue; a person's own are called what they are called. */
export function useCategoryName(): (category: string) => string {
  const { say } = useText();
  return (category) => (isKnown(category) ? say(NAMES[category]) : category);
}

/** The category a name stands for: one of Nima's, by the name the reader sees, or the person's own. */
export function useNamedCategory(): (name: string) => string {
  const { say } = useText();
  return (name) => CATEGORIES.find((category) => sameWord(say(NAMES[category]), name)) ?? name.trim();
}

const NAMES = {
  identity: 'category.identity',
  preferences: 'category.preferences',
  people: 'category.people',
  work: 'category.work',
  projects: 'category.projects',
  health: 'category.health',
  finances: 'category.finances',
  travel: 'category.travel',
  cars: 'category.cars',
  home: 'category.home',
  technical: 'category.technical',
  other: 'category.other',
} as const satisfies Record<KnownCategory, TextKey>;

function isKnown(category: string): category is KnownCategory {
  return (CATEGORIES as readonly string[]).includes(category);
}

function sameWord(a: string, b: string): boolean {
  return a.toLocaleLowerCase() === b.trim().toLocaleLowerCase();
}
