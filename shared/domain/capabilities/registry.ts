import { CAPABILITY_NAME } from '../../schemas/capability.ts';
import { z } from '../../schemas/zod.ts';
import { readSchema, type HeldSchema } from '../json-schema/json-schema.ts';
import type { Capability } from './capability.ts';

/** What an entry takes, in the part of JSON Schema that a model can be held to. */
export interface Argument {
  readonly name: string;
  readonly schema: HeldSchema;
  readonly isRequired: boolean;
}

export interface Registered {
  readonly entry: Capability;
  readonly input: HeldSchema;
  /** In the order in which the entry names them. */
  readonly arguments: readonly Argument[];
}

export interface Registry {
  readonly all: readonly Registered[];
  find(name: string): Registered | undefined;
}

/** Joins what the features bring. Two of one name, or an input nobody could check, are mistakes of ours: it throws. */
export function createRegistry(lists: readonly (readonly Capability[])[]): Registry {
  const all = lists.flat().map(register);
  const byName = new Map(all.map((one) => [one.entry.name, one]));
  if (byName.size < all.length) {
    const names = all.map(({ entry }) => entry.name);
    const twice = names.filter((name, at) => names.indexOf(name) !== at);
    throw new Error(`There are two capabilities of the name ${twice.join(', ')}.`);
  }
  return { all, find: (name) => byName.get(name) };
}

function register(entry: Capability): Registered {
  if (!CAPABILITY_NAME.test(entry.name)) throw new Error(`“${entry.name}” is no name of a capability.`);
  const { $schema: _, ...raw } = z.toJSONSchema(entry.input, { io: 'input' });
  const read = readSchema(raw);
  if (read.kind === 'refused') {
    throw new Error(`A model cannot be held to the input of ${entry.name}: ${read.fields.join(', ')}.`);
  }
  const { properties = {}, required = [] } = read.schema;
  const known = Object.entries(properties).map(([name, schema]) => ({
    name,
    schema,
    isRequired: required.includes(name),
  }));
  return { entry, input: read.schema, arguments: known };
}
