const LONGEST_ID = 110;
const ENDING = /\.gguf$/i;
const PART = /^(?<stem>.+)-(?<number>\d{5})-of-(?<count>\d{5})\.gguf$/i;
/** Addresses of their own below the one of models. */
const TAKEN = new Set(['events', 'pull', 'choose']);

/** The id of a model by the name of its file: the same on every machine, and never a path. */
export function idOfFile(name: string): string {
  const stem = partOf(name)?.stem ?? name.replace(ENDING, '');
  const slug = stem
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replace(/^[._-]+/, '')
    .slice(0, LONGEST_ID);
  return slug === '' || TAKEN.has(slug) ? `model-${slug}`.replace(/-$/, '') : slug;
}

export interface PartName {
  readonly stem: string;
  /** From 1. */
  readonly number: number;
  readonly count: number;
}

/** What the name of one file of several says; null where it is a model by itself. */
export function partOf(name: string): PartName | null {
  const found = PART.exec(name)?.groups;
  if (!found) return null;
  const [number, count] = [Number(found['number']), Number(found['count'])];
  return number >= 1 && number <= count ? { stem: found['stem'] ?? '', number, count } : null;
}

/** How a person reads the name of a file. */
export function titleOfFile(name: string): string {
  return partOf(name)?.stem ?? name.replace(ENDING, '');
}

export const isModelFile = (name: string): boolean => ENDING.test(name);
