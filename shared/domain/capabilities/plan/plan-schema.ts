import type { HeldSchema } from '../../json-schema/json-schema.ts';
import type { Argument, Registered, Registry } from '../registry.ts';

/** More steps at once are not looked at by whoever approves them. */
export const MOST_STEPS = 5;
/**
 * A grammar repeats a character no more than 2,000 times, and a plan that copies a page is a mistake anyhow. The longer
 * texts that a person may type are not for a planner to write.
 */
const LONGEST_VALUE = 1_000;
const LONGEST_RESPONSE = 1_000;
const LONGEST_REASON = 300;

const line = (maxLength: number): HeldSchema => ({ type: 'string', maxLength });

/** The shape of a plan: what is to be said now, and what is to be run. */
export function planSchema(registry: Registry): HeldSchema {
  const steps = registry.all.map((registered) =>
    closedObject({
      capability: { type: 'string', enum: [registered.entry.name] },
      input: inputOf(registered),
      reason: line(LONGEST_REASON),
    }),
  );
  return closedObject({
    response: line(LONGEST_RESPONSE),
    // No grammar chooses out of nothing.
    commands:
      steps.length > 0
        ? { type: 'array', items: { oneOf: steps }, maxItems: MOST_STEPS }
        : { type: 'array', maxItems: 0 },
  });
}

/** Grammars know no optional property: each is there, and null where it is not wanted. */
function inputOf({ arguments: all }: Registered): HeldSchema {
  return closedObject(Object.fromEntries(all.map((argument) => [argument.name, valueOf(argument)])));
}

function valueOf({ schema, isRequired }: Argument): HeldSchema {
  const known = bounded(schema);
  return isRequired ? known : { oneOf: [known, { type: 'null' }] };
}

function bounded(schema: HeldSchema): HeldSchema {
  const { maxLength } = schema;
  if (schema.type !== 'string' || schema.enum) return schema;
  return { ...schema, maxLength: Math.min(maxLength ?? LONGEST_VALUE, LONGEST_VALUE) };
}

function closedObject(properties: Readonly<Record<string, HeldSchema>>): HeldSchema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

/** The capabilities as a planner reads them, one a line. */
export function describeForPlanner(registry: Registry): string {
  return registry.all
    .map(({ entry, arguments: all }) => {
      const input = all.map(
        ({ name, schema, isRequired }) => `${name}${isRequired ? '' : '?'}: ${kindOf(schema)}`,
      );
      return `${entry.name} (${entry.risk}): ${entry.description} Input: {${input.join(', ')}}`;
    })
    .join('\n');
}

function kindOf({ type, enum: choices }: HeldSchema): string {
  return choices?.map((choice) => JSON.stringify(choice)).join(' | ') ?? [type ?? 'value'].flat().join(' | ');
}
