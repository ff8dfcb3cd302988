import { CAPABILITIES } from '../../../shared/domain/capabilities/capabilities.ts';
import type { Invocation } from '../../../shared/domain/capabilities/capability.ts';
import { readMessage } from '../../../shared/domain/capabilities/message/read-message.ts';
import type { Reply } from '../../../shared/schemas/index.ts';
import type { Capabilities } from '../capabilities/capabilities.ts';
import type { ShownOfLeading } from '../capabilities/leading-handlers.ts';
import type { ShownOfMemory } from '../capabilities/memory-handlers.ts';
import type { ShownOfNima } from '../capabilities/nima-handlers.ts';

export type Ran = NonNullable<Reply['command']>;
export type Shown = ShownOfLeading | ShownOfMemory | ShownOfNima;

/** Enough to see which word is meant. */
const LONGEST_TYPED = 100;

/** Does what a message orders, by a line or in plain words; null where it orders nothing. */
export function createCommanding(capabilities: Capabilities<Shown>) {
  return async (signal: AbortSignal, text: string): Promise<Ran | null> => {
    const read = readMessage(text, CAPABILITIES);
    switch (read.kind) {
      case 'remember':
        return run(signal, capabilities, byPerson('remember', { text: read.text }));
      case 'forget':
        return run(signal, capabilities, byPerson('forget', { text: read.words }));
      case 'command': {
        const { command } = read;
        if (command.kind === 'invocation') return run(signal, capabilities, command.invocation);
        const { start, end } = command.problem;
        return {
          name: command.capability ?? '',
          result: {
            kind: 'problem',
            problem: { ...command.problem },
            typed: text.slice(start, end).slice(0, LONGEST_TYPED).toWellFormed(),
          },
        };
      }
      default:
        return null;
    }
  };
}

const byPerson = (capability: string, input: Invocation['input']): Invocation => ({
  capability,
  input,
  by: 'person',
});

async function run(
  signal: AbortSignal,
  capabilities: Capabilities<Shown>,
  invocation: Invocation,
): Promise<Ran> {
  const ran = await capabilities.run(signal, invocation);
  return { name: invocation.capability, result: ran.kind === 'ran' ? keptOf(ran.result) : { ...ran } };
}

/** Facts are kept by their ids: what a person erases for good must not stand in a conversation as well. */
function keptOf(shown: Shown): Ran['result'] {
  switch (shown.kind) {
    case 'remembered':
      return {
        kind: shown.kind,
        fact: shown.fact.id,
        mayReplace: shown.mayReplace.map(({ id }) => id),
        versions: [...shown.versions],
        guessed: shown.guessed,
        was: shown.was,
      };
    case 'to_forget':
      return { kind: shown.kind, words: shown.words, facts: shown.found.map(({ fact }) => fact.id) };
    case 'recalled': {
      const facts = shown.found.map(({ fact }) => fact.id);
      return { kind: shown.kind, words: shown.words, facts, scores: shown.found.map(({ score }) => score) };
    }
    case 'help':
      return { kind: shown.kind, names: shown.capabilities.map(({ name }) => name) };
    case 'leads':
      return { kind: shown.kind, to: shown.to, named: shown.named };
    case 'no_such_capability':
      return { kind: shown.kind, name: shown.name, nearest: shown.nearest };
    // What is true now is read now.
    case 'profile':
    case 'status':
      return { kind: shown.kind };
  }
}
