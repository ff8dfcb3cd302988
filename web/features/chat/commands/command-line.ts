import { CAPABILITIES } from '../../../../shared/domain/capabilities/capabilities.ts';
import {
  completionsFor,
  type Completion,
  type Completions,
  type OfferedValues,
} from '../../../../shared/domain/capabilities/command/completions.ts';
import {
  readCommand,
  type CommandProblem,
  type ReadCommand,
} from '../../../../shared/domain/capabilities/command/read-command.ts';

/** What can be said of a line while it is written. */
export interface LineSeen {
  readonly read: ReadCommand;
  readonly completions: Completions;
  /** The candidate that Enter takes without an arrow key before it; null where Enter sends. */
  readonly likely: number | null;
  /** The command whose rest is still to come, right behind the caret; null where nothing is. */
  readonly awaitsRest: string | null;
  /** What is wrong whatever is typed next; null where all may yet be well. */
  readonly wrong: WrongWith | null;
}

/** A page that was pasted is no line: it is read when it is sent. */
const LONGEST_LINE = 2_000;
const NOTHING: Completions = { from: 0, to: 0, candidates: [] };

export function isCommandLike(text: string): boolean {
  return /^\s*\//.test(text);
}

/** A line as it is completed and checked under the hands of who writes it; null where it is no command. */
export function lookAtLine(text: string, caret: number, offered: OfferedValues): LineSeen | null {
  if (!isCommandLike(text) || text.length > LONGEST_LINE) return null;
  const read = readCommand(text, CAPABILITIES);
  const completions = caret > text.length ? NOTHING : completionsFor(text, caret, CAPABILITIES, offered);
  if (read.kind === 'none' && completions.candidates.length === 0) return null;
  const changing = completions.candidates.filter((one) => changes(text, completions, one));
  const isBegun = completions.from < caret && read.kind !== 'invocation';
  return {
    read,
    completions: { ...completions, candidates: changing },
    likely: isBegun && changing.length > 0 ? 0 : null,
    awaitsRest: caret === text.length ? awaitedRest(read) : null,
    wrong: read.kind === 'invalid' ? read : null,
  };
}

/** What is wrong at a place of a line, and with which command; null for that where it is none. */
export interface WrongWith {
  readonly capability: string | null;
  readonly problem: CommandProblem;
}

/** What is wrong with a line that is to be sent as it is; null where nothing is. */
export function wrongWith(text: string): WrongWith | null {
  if (!isCommandLike(text)) return null;
  const read = readCommand(text, CAPABILITIES);
  return read.kind === 'invalid' || read.kind === 'incomplete' ? read : null;
}

export interface Completed {
  readonly text: string;
  readonly caret: number;
}

export function complete(text: string, { from, to }: Completions, { insert }: Completion): Completed {
  return { text: text.slice(0, from) + insert + text.slice(to), caret: from + insert.length };
}

/** The line with what was probably meant; null where nothing near is known. */
export function mend(text: string, { kind, start, end, nearest }: CommandProblem): Completed | null {
  if (nearest === null) return null;
  const right = meant(kind, text.slice(start, end), nearest);
  return { text: text.slice(0, start) + right + text.slice(end), caret: start + right.length };
}

function meant(kind: CommandProblem['kind'], wrong: string, nearest: string): string {
  if (kind === 'unknown_command') return `/${nearest}`;
  if (kind === 'unknown_flag') return `--${nearest}`;
  // Of a flag with its value, the value alone is wrong.
  return (/^(?:--|—|–)[\w-]+(?:=|\s+)/.exec(wrong)?.[0] ?? '') + nearest;
}

/** One that stands there already, but for the space behind it, is none to choose. */
function changes(text: string, { from, to }: Completions, { insert }: Completion): boolean {
  return text.slice(from, to) !== insert.trimEnd() || (insert.endsWith(' ') && to === text.length);
}

function awaitedRest(read: ReadCommand): string | null {
  if (read.kind === 'invocation') {
    const { capability, input } = read.invocation;
    const rest = CAPABILITIES.find(capability)?.entry.rest ?? null;
    return rest !== null && input[rest] === undefined ? capability : null;
  }
  if (read.kind !== 'incomplete' || read.capability === null) return null;
  const rest = CAPABILITIES.find(read.capability)?.entry.rest ?? null;
  const { kind, argument } = read.problem;
  return kind === 'missing' && argument === rest ? read.capability : null;
}
