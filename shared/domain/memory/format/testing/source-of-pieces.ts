import type { MemoryState } from '../../merge/memory-state.ts';
import type { MemoryFileSource } from '../write-memory-file.ts';

/** What goes into a file, out of pieces of a memory. */
export function sourceOfPieces(pieces: readonly MemoryState[]): MemoryFileSource {
  return {
    profile: pieces.find(({ profile }) => profile !== null)?.profile ?? null,
    facts: pieces.map(({ facts }) => facts),
    passages: pieces.map(({ passages }) => passages),
    history: pieces.map(({ history }) => history),
    earlier: pieces.map(({ earlier }) => earlier),
    erasures: pieces.map(({ erasures }) => erasures),
    conversations: pieces.map(({ conversations }) => conversations),
    messages: pieces.map(({ messages }) => messages),
    offers: pieces.map(({ offers }) => offers),
    folds: pieces.map(({ folds }) => folds),
    persona: pieces.find(({ persona }) => persona !== null)?.persona ?? null,
  };
}
