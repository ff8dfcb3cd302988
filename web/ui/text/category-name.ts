import { useText, type TextKey } from './text.tsx';

/** Those Nima begins with are named by the catalogue; a person's own are called what they are called. */
export function useCategoryName(): (category: string) => string {
  const { say } = useText();
  return (category) => (isKnown(category) ? say(NAMES[category]) : category);
}

/** The category a name stands for: one of Nima's, by the name the reader sees, or the person's own. */
export function useNamedCategory(): (name: string) => string {
  const { say } = useText();
  return (name) => KNOWN.find((category) => sameWord(say(NAMES[category]), name)) ?? name.trim();
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
} as const satisfies Record<string, TextKey>;

const KNOWN = Object.keys(NAMES) as (keyof typeof NAMES)[];

function isKnown(category: string): category is keyof typeof NAMES {
  return Object.hasOwn(NAMES, category);
}

function sameWord(a: string, b: string): boolean {
  return a.toLocaleLowerCase() === b.trim().toLocaleLowerCase();
}
