import type { Fact } from '../../../shared/schemas/index.ts';
import type { Text } from '../../ui/text/text.tsx';

/** Enough to tell one fact from another. */
export const EXCERPT_LENGTH = 60;

/** What a button takes back, in full: of several notices each offers an Undo. */
export function undoName(say: Text['say'], what: string, facts: readonly Pick<Fact, 'text'>[]): string {
  const [fact] = facts;
  return fact && facts.length === 1
    ? say('memory.undo_one', { what, text: fact.text.slice(0, EXCERPT_LENGTH) })
    : say('memory.undo_many', { what });
}
