import type { Invocation } from '../capability.ts';
import type { Argument, Registry } from '../registry.ts';
import { readCommand } from './read-command.ts';
import { inQuotes, quoteToken } from './tokens.ts';

/**
 * An invocation as the line that would be typed for it: what a person is shown before they approve, and what they can
 * copy. Reading it gives the invocation back, so no two invocations have the same line.
 */
export function writeCommand(
  { capability, input }: Pick<Invocation, 'capability' | 'input'>,
  registry: Registry,
): string {
  const registered = registry.find(capability);
  if (!registered) return `/${capability} ${JSON.stringify(input)}`;
  const { entry } = registered;
  const given = registered.arguments.filter(({ name }) => input[name] !== undefined);
  const flags = given
    .filter(({ name }) => name !== entry.rest)
    .map((argument) => writeFlag(argument, input[argument.name]));
  const head = [`/${entry.name}`, ...flags].join(' ');
  const rest = given.find(({ name }) => name === entry.rest);
  return rest ? `${head} ${writeRest(head, rest, input[rest.name], registry)}` : head;
}

function writeFlag({ name, schema }: Argument, value: unknown): string {
  if (schema.type === 'boolean') return value === true ? `--${name}` : `--${name}=false`;
  return `--${name} ${quoteToken(textOf(schema, value))}`;
}

/** As it is, where it is read as that; in quotes where it begins or ends like something else. */
function writeRest(head: string, { name, schema }: Argument, value: unknown, registry: Registry): string {
  const text = textOf(schema, value);
  const read = readCommand(`${head} ${text}`, registry);
  const isPlain = read.kind === 'invocation' && read.invocation.input[name] === value;
  return isPlain ? text : inQuotes(text);
}

function textOf({ type }: Argument['schema'], value: unknown): string {
  return type === 'string' ? String(value) : JSON.stringify(value);
}
