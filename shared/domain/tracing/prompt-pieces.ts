import type { Prompt } from '../../schemas/index.ts';
import type { TracedPrompt } from '../../schemas/trace.ts';
import { describePrompt } from '../orchestration/describe-prompt.ts';
import type { PromptInput } from '../orchestration/prompt-input.ts';

export type PieceOrigin =
  | 'persona'
  | 'rules'
  | 'profile'
  | 'summary'
  | 'history'
  | 'user'
  | 'recall'
  | 'packs';

/** A stretch of a prompt and where it comes from. */
export interface PromptPiece {
  readonly origin: PieceOrigin;
  readonly text: string;
  /** Who says it, as the model is told; what stands before the conversation and after the question nobody says. */
  readonly role: 'user' | 'assistant' | null;
}

/** What is known of a prompt beyond its text. */
export type PromptOrigin = Pick<TracedPrompt, 'system' | 'pinned'>;

/** What the text before the conversation is made of, and which pinned facts stand in it. */
export function originOf(input: PromptInput, { system = '' }: Prompt): PromptOrigin {
  const { persona, rules, summary, pinned } = describePrompt(input);
  const short = summary !== '' && system.endsWith(summary) ? summary.length : 0;
  const about = system.length - persona.length - rules.length - short;
  const lengths = [
    { part: 'persona', length: persona.length },
    { part: 'rules', length: rules.length },
    { part: 'profile', length: about },
    { part: 'summary', length: short },
  ] as const;
  return {
    system: lengths.filter(({ length }) => length > 0),
    pinned: pinned.flatMap(({ of, text }) => (system.includes(text) ? [of.id] : [])),
  };
}

/** The prompt in pieces, in the order in which it is read; joined, they are its texts. */
export function piecesOf({ sent, system, account }: TracedPrompt): readonly PromptPiece[] {
  let at = 0;
  const before = system.map(({ part, length }) => {
    const text = (sent.system ?? '').slice(at, at + length);
    at += length;
    return { origin: part, text, role: null };
  });
  const said = sent.messages.map(({ role, content }, index) => {
    const isQuestion = index === sent.messages.length - 1;
    return { origin: isQuestion ? ('user' as const) : ('history' as const), text: content, role };
  });
  return [...before, ...said, ...recalledPieces(sent.volatile ?? '', account)];
}

/** Memories stand before packs, each on a line of its own, below a marker that belongs to the first of them. */
function recalledPieces(block: string, { citable }: TracedPrompt['account']): PromptPiece[] {
  const firstOfPack = citable.find(({ part }) => part === 'packs');
  const cut = firstOfPack ? block.indexOf(`\n[${firstOfPack.number}] `) : block.length;
  const isAllPacks = firstOfPack?.number === 1;
  const pieces: PromptPiece[] = isAllPacks
    ? [{ origin: 'packs', text: block, role: null }]
    : [
        { origin: 'recall', text: block.slice(0, cut), role: null },
        { origin: 'packs', text: block.slice(cut), role: null },
      ];
  return pieces.filter(({ text }) => text !== '');
}
