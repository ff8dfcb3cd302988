import { CAPABILITIES, type CapabilityName } from '../../../../shared/domain/capabilities/capabilities.ts';
import type { Completion } from '../../../../shared/domain/capabilities/command/completions.ts';
import type { CommandProblem } from '../../../../shared/domain/capabilities/command/read-command.ts';
import type { Text, TextKey } from '../../../ui/text/text.tsx';

type Say = Text['say'];

/** The words of a capability by its name; null for one that this version does not know. */
export function wordsOf(
  name: string,
  say: Say,
): { title: string; about: string; hint: string | null } | null {
  const registered = CAPABILITIES.find(name);
  if (!registered) return null;
  const known = name as CapabilityName;
  return {
    title: say(`capability.${known}`),
    about: say(`capability.${known}_about`),
    // There is one where there is a rest, and a test holds them to that.
    hint: registered.entry.rest === null ? null : say(`capability.${known}_hint` as TextKey),
  };
}

/** How a command is typed, piece by piece: `/remember`, `<what to remember>`, `[--category]`, `[--pin]`. */
export function usageOf(name: string, say: Say): readonly string[] {
  const registered = CAPABILITIES.find(name);
  if (!registered) return [`/${name}`];
  const { entry, arguments: all } = registered;
  const rest = all.find((argument) => argument.name === entry.rest);
  const hint = wordsOf(name, say)?.hint ?? '';
  const flags = all.filter((argument) => argument !== rest).map((argument) => `[--${argument.name}]`);
  const shown = rest?.isRequired === true ? [`<${hint}>`] : rest ? [`[${hint}]`] : [];
  return [`/${name}`, ...shown, ...flags];
}

const FLAGS: Readonly<Record<string, TextKey>> = {
  category: 'commands.flag_category',
  pin: 'commands.flag_pin',
  history: 'commands.flag_history',
};

/** What a candidate is, beside what it inserts. */
export function aboutCompletion({ kind, name }: Completion, say: Say): string {
  if (kind === 'command') return wordsOf(name, say)?.title ?? '';
  const flag = kind === 'flag' ? FLAGS[name] : undefined;
  return flag === undefined ? '' : say(flag);
}

/** What is wrong, where `typed` is what stands there and `command` the one that was typed, if it is one. */
export function sayProblem(
  { kind, argument }: Pick<CommandProblem, 'kind' | 'argument'>,
  typed: string,
  command: string | null,
  say: Say,
): string {
  if (kind !== 'missing') return say(`commands.${kind}`, { typed });
  const hint = command === null ? null : wordsOf(command, say)?.hint;
  return say('commands.missing', { what: hint ?? argument ?? '' });
}
