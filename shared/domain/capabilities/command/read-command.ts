import type { HeldSchema } from '../../json-schema/json-schema.ts';
import type { Input, Invocation } from '../capability.ts';
import type { Registered, Registry } from '../registry.ts';
import { nearestOf } from './nearest.ts';
import { splitLine, type Typed } from './split-line.ts';

/** What is wrong at a place of a typed line, for a word about it there. */
export interface CommandProblem {
  readonly kind:
    | 'unknown_command'
    | 'unknown_flag'
    | 'missing'
    | 'missing_value'
    | 'not_a_choice'
    | 'not_a_number'
    | 'not_json'
    | 'too_long'
    | 'twice'
    | 'unexpected'
    | 'unusable';
  readonly start: number;
  readonly end: number;
  readonly argument: string | null;
  /** What may be meant: the name of a command, a flag or a choice. */
  readonly nearest: string | null;
}

export type ReadCommand =
  /** No command; `text` is the message, without the slash that says so. */
  | { readonly kind: 'none'; readonly text: string }
  | { readonly kind: 'invocation'; readonly invocation: Invocation }
  /** All is well as far as it goes, and more has to come. */
  | { readonly kind: 'incomplete'; readonly capability: string | null; readonly problem: CommandProblem }
  | { readonly kind: 'invalid'; readonly capability: string | null; readonly problem: CommandProblem };

const HEAD = /^\s*\/(?<name>\p{L}[\p{L}\p{N}_.-]*|$)(?!\S)/u;
/** A second slash says that the first is one. */
const ESCAPED = /^\s*\/(?=\/)/;
/** Folders at the root of a system: `/etc is read-only` is told, not ordered. */
const ROOT_FOLDERS = new Set(
  'bin boot dev etc home lib media mnt opt proc root run sbin srv sys tmp usr var volumes'.split(' '),
);

/** Reads a typed line. Never throws; what cannot be run says where and why. */
export function readCommand(text: string, registry: Registry): ReadCommand {
  const head = HEAD.exec(text);
  const typed = head?.groups?.['name'];
  const name = typed?.toLowerCase();
  if (!head || typed === undefined || name === undefined || ROOT_FOLDERS.has(name))
    return { kind: 'none', text: unescaped(text, registry) };
  const end = head[0].length;
  const registered = registry.find(name);
  if (registered) return readArguments(text, end, registered);
  const known = registry.all.map(({ entry }) => entry.name);
  const problem = at('unknown_command', { start: end - typed.length - 1, end }, null, nearestOf(name, known));
  const isBegun = end === text.length && known.some((one) => one.startsWith(name));
  return { kind: isBegun ? 'incomplete' : 'invalid', capability: null, problem };
}

function unescaped(text: string, registry: Registry): string {
  if (!ESCAPED.test(text)) return text;
  const without = text.replace(ESCAPED, '');
  // Two slashes before what is no command anyhow, such as a remark in code, are both meant.
  return readCommand(without, registry).kind === 'none' ? text : without;
}

function readArguments(text: string, from: number, registered: Registered): ReadCommand {
  const { entry } = registered;
  const { typed, unknown, rest } = splitLine(text, from, registered);
  const [first] = unknown;
  if (first) {
    const names = registered.arguments.map(({ name }) => name).filter((name) => name !== entry.rest);
    const problem = at('unknown_flag', first, null, nearestOf(first.name, names));
    return refused(
      entry.name,
      problem,
      first.end === text.length && names.some((name) => name.startsWith(first.name)),
    );
  }
  const ofRest = registered.arguments.find(({ name }) => name === entry.rest);
  if (rest && !ofRest) return refused(entry.name, at('unexpected', rest));
  const all = rest && ofRest ? [...typed, { argument: ofRest, ...rest }] : typed;
  const values: Record<string, unknown> = {};
  for (const one of all) {
    const { name } = one.argument;
    if (Object.hasOwn(values, name)) return refused(entry.name, at('twice', one, name));
    const read = readValue(one);
    if ('problem' in read) return refused(entry.name, read.problem, isOnItsWay(one, read.problem, text));
    values[name] = read.value;
  }
  return settle({ text, from }, registered, all, values);
}

/** The rules of the input decide; each complaint is put where it belongs in the line. */
function settle(
  { text, from }: { readonly text: string; readonly from: number },
  { entry, arguments: known }: Registered,
  all: readonly Typed[],
  values: Input,
): ReadCommand {
  const absent = known.find(({ name, isRequired }) => isRequired && !Object.hasOwn(values, name));
  if (absent)
    return refused(entry.name, at('missing', { start: text.length, end: text.length }, absent.name), true);
  const parsed = entry.input.safeParse(values);
  if (parsed.success) {
    return { kind: 'invocation', invocation: { capability: entry.name, input: parsed.data, by: 'person' } };
  }
  // It failed, so there is a complaint.
  const { code, path } = parsed.error.issues[0] as (typeof parsed.error.issues)[number];
  const one = all.find(({ argument }) => argument.name === path[0]);
  const place = one ?? { start: from, end: text.length };
  const name = one?.argument.name ?? null;
  const isBlank = /^\s*$/.test(one?.value ?? 'the whole');
  if (code === 'too_small' && isBlank)
    return refused(entry.name, at('missing', { ...place, start: place.end }, name), true);
  return refused(entry.name, at(code === 'too_big' ? 'too_long' : 'unusable', place, name));
}

type ReadValue = { readonly value: unknown } | { readonly problem: CommandProblem };

/** A choice of the input, by letters of any case; else what the type says. */
function readValue({ argument, value, ...place }: Typed): ReadValue {
  const { name, schema } = argument;
  const wrong = (kind: CommandProblem['kind'], nearest: string | null = null) => ({
    problem: at(kind, place, name, nearest),
  });
  if (schema.type === 'boolean') {
    if (value === null) return { value: true };
    const isYes = value.toLowerCase() === 'true';
    return isYes || value.toLowerCase() === 'false'
      ? { value: isYes }
      : wrong('not_a_choice', nearestOf(value, ['true', 'false']));
  }
  if (value === null || (value === '' && schema.type !== 'string')) return wrong('missing_value');
  const choices = choicesOf(schema);
  if (choices) {
    const chosen = choices.find((choice) => choice.toLowerCase() === value.toLowerCase());
    return chosen === undefined ? wrong('not_a_choice', nearestOf(value, choices)) : { value: chosen };
  }
  if (schema.type === 'string') return { value };
  const json = readJson(value);
  const isNumber = schema.type === 'number' || schema.type === 'integer';
  if (isNumber) return typeof json === 'number' ? { value: json } : wrong('not_a_number');
  return json === undefined ? wrong('not_json') : { value: json };
}

function readJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** What an argument may be, where its input lists that; null where it does not. */
export function choicesOf({ type, enum: listed }: HeldSchema): readonly string[] | null {
  return type === 'string' && listed ? listed.map(String) : null;
}

/** Whether somebody may still be typing what is wrong so far. */
function isOnItsWay({ argument, value, end }: Typed, { kind }: CommandProblem, text: string): boolean {
  if (value === null || kind === 'missing_value') return true;
  const choices = choicesOf(argument.schema) ?? ['true', 'false'];
  const typed = value.toLowerCase();
  return (
    kind === 'not_a_choice' &&
    end === text.length &&
    choices.some((one) => one.toLowerCase().startsWith(typed))
  );
}

function refused(capability: string, problem: CommandProblem, isOnItsWayThere = false): ReadCommand {
  return { kind: isOnItsWayThere ? 'incomplete' : 'invalid', capability, problem };
}

function at(
  kind: CommandProblem['kind'],
  { start, end }: { readonly start: number; readonly end: number },
  argument: string | null = null,
  nearest: string | null = null,
): CommandProblem {
  return { kind, start, end, argument, nearest };
}
