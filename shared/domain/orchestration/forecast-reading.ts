import type { Prompt } from '../../schemas/index.ts';
import type { CountTokens } from './count-tokens.ts';

/** How much of a prompt a model must read. */
export interface Reading {
  readonly total: number;
  /** Of it, what the model has read before and still holds. */
  readonly held: number;
  readonly read: number;
}

/** Token by token. A model reads at least one, to have something to go on from. */
export function compareReading<Token>(held: readonly Token[], next: readonly Token[]): Reading {
  const differs = next.findIndex((token, at) => at >= held.length || token !== held[at]);
  const total = next.length;
  const same = differs === -1 ? Math.max(0, total - 1) : differs;
  return { total, held: same, read: total - same };
}

/** What a model holds in one piece, in the order in which it read it. */
export interface HeldPiece {
  readonly role: 'system' | 'user' | 'assistant' | 'volatile';
  readonly text: string;
}

/** What a model holds once it has read a prompt, and said something to it. */
export function heldAfter({ system, messages, volatile }: Prompt, reply?: string): readonly HeldPiece[] {
  return [
    ...(system === undefined ? [] : [{ role: 'system' as const, text: system }]),
    ...messages.map(({ role, content }) => ({ role, text: content })),
    ...(volatile === undefined ? [] : [{ role: 'volatile' as const, text: volatile }]),
    ...(reply === undefined ? [] : [{ role: 'assistant' as const, text: reply }]),
  ];
}

/**
 * The same without tokens, by texts that were counted: pieces that are the same from the start. A piece that only
 * begins like the one held counts as read anew, so this says rather too much than too little.
 */
export function forecastReading(held: readonly HeldPiece[], next: Prompt, count: CountTokens): Reading {
  const pieces = heldAfter(next);
  const differs = pieces.findIndex(({ role, text }, at) => role !== held[at]?.role || text !== held[at].text);
  const tokensOf = (some: readonly HeldPiece[]) => some.reduce((sum, { text }) => sum + count(text), 0);
  const total = tokensOf(pieces);
  const same = differs === -1 ? total : tokensOf(pieces.slice(0, differs));
  return { total, held: same, read: total - same };
}
