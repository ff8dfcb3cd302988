import type { Argument, Registered, Registry } from '../registry.ts';
import { choicesOf, readCommand } from './read-command.ts';
import { flagOf, splitLine } from './split-line.ts';
import { quoteToken, tokensIn } from './tokens.ts';

/** Lists of values that only the app knows, by the names under which entries ask for them: categories, models. */
export type OfferedValues = Readonly<Record<string, readonly string[]>>;

export interface Completion {
  readonly kind: 'command' | 'flag' | 'value';
  /** The command, the flag or the value it is about. */
  readonly name: string;
  /** What goes in place of what stands between `from` and `to`. */
  readonly insert: string;
}

export interface Completions {
  readonly from: number;
  readonly to: number;
  readonly candidates: readonly Completion[];
}

/** More are not read; another letter makes them fewer. */
const MOST_CANDIDATES = 20;
const BEGUN_NAME = /^\s*\/[\p{L}\p{N}_.-]*$/u;

/** What may stand where the caret is, the likeliest first. Only what makes a valid beginning is offered. */
export function completionsFor(
  text: string,
  caret: number,
  registry: Registry,
  offered: OfferedValues,
): Completions {
  const head = text.slice(0, caret);
  const to = caret + text.slice(caret).search(/\s|$/);
  const found = BEGUN_NAME.test(head) ? commandsFor(head, registry) : argumentsFor(head, registry, offered);
  if (!found) return { from: caret, to: caret, candidates: [] };
  const isRead = ({ insert }: Completion): boolean => {
    const { kind } = readCommand(head.slice(0, found.from) + insert, registry);
    return kind === 'invocation' || kind === 'incomplete';
  };
  const candidates = found.candidates.filter(isRead).slice(0, MOST_CANDIDATES);
  // One space is there already.
  const isFollowed = /\s/.test(text[to] ?? '');
  return {
    from: found.from,
    to,
    candidates: isFollowed ? candidates.map((one) => ({ ...one, insert: one.insert.trimEnd() })) : candidates,
  };
}

type Found = Pick<Completions, 'from' | 'candidates'> | null;

function commandsFor(head: string, registry: Registry): Found {
  const from = head.indexOf('/');
  const named = registry.all.map((registered) => ({ ...registered, name: registered.entry.name }));
  const fitting = fittingOnes(named, head.slice(from + 1));
  return {
    from,
    candidates: fitting.map(({ name, arguments: all }) => ({
      kind: 'command',
      name,
      insert: `/${name}${all.length > 0 ? ' ' : ''}`,
    })),
  };
}

function argumentsFor(head: string, registry: Registry, offered: OfferedValues): Found {
  const name = /^\s*\/(\S+)\s/.exec(head);
  const registered = name?.[1] === undefined ? undefined : registry.find(name[1].toLowerCase());
  if (!name || !registered) return null;
  const values = { capabilities: registry.all.map(({ entry }) => entry.name), ...offered };
  const tokens = tokensIn(head, name[0].length);
  const last = tokens.at(-1);
  const open = last && last.end === head.length ? last : { start: head.length, value: '', flag: null };
  const before = open === last ? tokens.at(-2) : last;
  const asking = before?.flag?.value === null ? flagOf(registered, before.flag.name) : undefined;
  if (asking && asking.schema.type !== 'boolean' && !open.flag) {
    return { from: open.start, candidates: valuesOf(asking, registered, values, open.value) };
  }
  const begun = /^(?:--?|—|–)(?<name>[\w-]*)$/.exec(head.slice(open.start))?.groups?.['name'];
  if (begun !== undefined)
    return { from: open.start, candidates: flagsOf(head, registered, name[0].length, begun) };
  return restFor(head, registered, name[0].length, values);
}

/** The rest of the line is one value, however many words it has; before it there may be flags. */
function restFor(head: string, registered: Registered, from: number, values: OfferedValues): Found {
  const { rest } = splitLine(head, from, registered);
  const argument = registered.arguments.find(({ name }) => name === registered.entry.rest);
  const begun = rest ? head.slice(rest.start) : '';
  const offeredHere = argument ? valuesOf(argument, registered, values, begun) : [];
  const flags = rest ? [] : flagsOf(head, registered, from, '');
  return {
    from: rest?.start ?? head.length,
    candidates: [...offeredHere.map((one) => ({ ...one, insert: one.insert.trimEnd() })), ...flags],
  };
}

function flagsOf(head: string, registered: Registered, from: number, begun: string): Completion[] {
  const { typed } = splitLine(head, from, registered);
  const free = registered.arguments.filter(
    ({ name }) => name !== registered.entry.rest && !typed.some(({ argument }) => argument.name === name),
  );
  return free
    .filter(({ name }) => name.startsWith(begun.toLowerCase()))
    .map(({ name }) => ({ kind: 'flag', name, insert: `--${name} ` }));
}

function valuesOf(
  { name, schema }: Argument,
  { entry }: Registered,
  values: OfferedValues,
  begun: string,
): Completion[] {
  const list = choicesOf(schema) ?? values[entry.offers[name] ?? ''] ?? [];
  const named = list.map((value) => ({ name: value }));
  return fittingOnes(named, begun).map(({ name: value }) => ({
    kind: 'value',
    name: value,
    insert: `${quoteToken(value)} `,
  }));
}

/** Those that begin with what was typed, then those that hold it. */
function fittingOnes<One extends { readonly name: string }>(all: readonly One[], begun: string): One[] {
  const typed = begun.replace(/^["“]/, '').toLowerCase();
  const place = ({ name }: One): number => name.toLowerCase().indexOf(typed);
  return [...all.filter((one) => place(one) === 0), ...all.filter((one) => place(one) > 0)];
}
