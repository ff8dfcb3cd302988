import { readCommand, type ReadCommand } from '../command/read-command.ts';
import type { Registry } from '../registry.ts';
import { asksOfOwner, isQuestion } from './questions.ts';
import { isSmallTalk } from './small-talk.ts';
import { toForget } from './to-forget.ts';
import { toRemember } from './to-remember.ts';

export type ReadMessage =
  | { readonly kind: 'command'; readonly command: Exclude<ReadCommand, { kind: 'none' }> }
  /** `text` is what to remember, in the words of the person. */
  | { readonly kind: 'remember'; readonly text: string }
  /** `words` say what is meant; which facts those are is found, shown, and chosen by the person. */
  | { readonly kind: 'forget'; readonly words: string }
  /** It wants an answer; `ofOwner` where it is about the person themselves. */
  | { readonly kind: 'question'; readonly ofOwner: boolean }
  | { readonly kind: 'small-talk' }
  | { readonly kind: 'statement' };

/** Beyond this it is a document that was pasted: its beginning says what is wanted with it. */
export const LONGEST_READ = 4_000;
/** And its end, where the question often stands. */
const LONGEST_END = 300;

export function readMessage(text: string, registry: Registry): ReadMessage {
  const command = readCommand(text, registry);
  if (command.kind !== 'none') return { kind: 'command', command };
  const said = command.text;
  if (isSmallTalk(said)) return { kind: 'small-talk' };
  // An order to remember is kept whole, so only one that is read whole is one.
  const order = said.length <= LONGEST_READ ? orderIn(said) : null;
  if (order) return order;
  const beginning = said.slice(0, LONGEST_READ);
  const asks = isQuestion(beginning) || isQuestion(said.slice(-LONGEST_END));
  return asks ? { kind: 'question', ofOwner: asksOfOwner(beginning) } : { kind: 'statement' };
}

function orderIn(said: string): ReadMessage | null {
  const text = toRemember(said);
  if (text !== null) return { kind: 'remember', text };
  const words = toForget(said);
  return words === null ? null : { kind: 'forget', words };
}
