import type { Argument, Registered } from '../registry.ts';
import { tokensIn, type Token } from './tokens.ts';

/** What was typed for an argument, and where; null where a flag stands alone. */
export interface Typed {
  readonly argument: Argument;
  readonly value: string | null;
  readonly start: number;
  readonly end: number;
}

export interface UnknownFlag {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface SplitLine {
  readonly typed: readonly Typed[];
  /** Flags before the rest that the command does not have. */
  readonly unknown: readonly UnknownFlag[];
  /** The rest of the line, also where the command takes none. */
  readonly rest: { readonly value: string; readonly start: number; readonly end: number } | null;
}

/**
 * What stands after a command: flags, then the rest as it is, then flags. A known flag in the middle of the rest is part
 * of it, and so is everything in quotes.
 */
export function splitLine(line: string, from: number, registered: Registered): SplitLine {
  const tokens = tokensIn(line, from);
  const before = readFlags(tokens, registered, { stopAtUnknown: false });
  const left = tokens.slice(before.taken);
  const after = trailingFlags(left, registered);
  const middle = left.slice(0, left.length - after.taken);
  return {
    typed: [...before.typed, ...after.typed],
    unknown: before.unknown,
    rest: restOf(line, middle),
  };
}

function restOf(line: string, tokens: readonly Token[]): SplitLine['rest'] {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!first || !last) return null;
  const { start } = first;
  const { end } = last;
  return { value: first === last ? first.value : line.slice(start, end), start, end };
}

interface Flags {
  readonly typed: readonly Typed[];
  readonly unknown: readonly UnknownFlag[];
  /** How many tokens they are. */
  readonly taken: number;
}

const NO_FLAGS: Flags = { typed: [], unknown: [], taken: 0 };

/** The longest run at the end that is nothing but flags. Each stands once, so it is no longer than two words for each. */
function trailingFlags(tokens: readonly Token[], registered: Registered): Flags {
  const most = registered.arguments.length * 2;
  for (let at = Math.max(0, tokens.length - most); at < tokens.length; at += 1) {
    const flags = readFlags(tokens.slice(at), registered, { stopAtUnknown: true });
    if (flags.taken === tokens.length - at) return flags;
  }
  return NO_FLAGS;
}

function readFlags(
  tokens: readonly Token[],
  registered: Registered,
  { stopAtUnknown }: { stopAtUnknown: boolean },
): Flags {
  const [typed, unknown]: [Typed[], UnknownFlag[]] = [[], []];
  let at = 0;
  for (let token = tokens[at]; token?.flag; token = tokens[at]) {
    const argument = flagOf(registered, token.flag.name);
    if (!argument && stopAtUnknown) break;
    at += 1;
    if (!argument) {
      unknown.push({ name: token.flag.name, start: token.start, end: token.end });
      continue;
    }
    const next = tokens[at];
    const isAlone = token.flag.value === null;
    const takesNext = isAlone && argument.schema.type !== 'boolean' && next !== undefined && !next.flag;
    const value = takesNext ? next : { value: token.flag.value, end: token.end };
    if (takesNext) at += 1;
    typed.push({ argument, value: value.value, start: token.start, end: value.end });
  }
  return { typed, unknown, taken: at };
}

/** Every argument but the rest is a flag. */
export function flagOf({ entry, arguments: all }: Registered, name: string): Argument | undefined {
  return all.find((argument) => argument.name === name && argument.name !== entry.rest);
}
