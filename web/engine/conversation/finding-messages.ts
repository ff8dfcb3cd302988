import { isAboutIt, search, type FindingParts } from '../memory/finding.ts';

/** More are not looked through; another word finds others. */
const MOST_FOUND = 50;

/** What was said, by words and by meaning: ids of messages, the best first. The last word may still be typed. */
export function createFindingMessages(parts: Omit<FindingParts, 'repository' | 'reach' | 'shown'>) {
  return async (signal: AbortSignal, words: string): Promise<readonly string[]> => {
    if (words.trim() === '') return [];
    const { hits } = await search(parts, signal, words, { kinds: ['message'], typing: true }, MOST_FOUND);
    return hits.filter(isAboutIt).map(({ id }) => id);
  };
}
