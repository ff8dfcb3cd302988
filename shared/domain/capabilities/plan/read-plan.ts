import { wellFormed } from '../../../lib/well-formed.ts';
import { z } from '../../../schemas/zod.ts';
import type { Input, Invocation } from '../capability.ts';
import { nearestOf } from '../command/nearest.ts';
import type { Registered, Registry } from '../registry.ts';
import { MOST_STEPS } from './plan-schema.ts';

export type PlannedStep =
  | { readonly kind: 'ready'; readonly invocation: Invocation; readonly reason: string }
  /** There is no such capability. */
  | {
      readonly kind: 'unknown';
      readonly capability: string;
      readonly nearest: string | null;
      readonly reason: string;
    }
  /** There is, and it cannot be given that; `places` are where in its input. */
  | {
      readonly kind: 'invalid';
      readonly capability: string;
      readonly places: readonly string[];
      readonly reason: string;
    };

export type ReadPlan =
  | { readonly kind: 'plan'; readonly response: string; readonly steps: readonly PlannedStep[] }
  /** It is no plan at all. */
  | { readonly kind: 'unreadable' };

const plan = z.object({
  response: z.string(),
  commands: z
    .array(z.object({ capability: z.string(), input: z.record(z.string(), z.unknown()), reason: z.string() }))
    .check(z.maxLength(MOST_STEPS)),
});

/** Reads what a planner answered, whoever held it to its shape. Only a step that is `ready` can ever be run. */
export function readPlan(value: unknown, registry: Registry): ReadPlan {
  const read = plan.safeParse(value);
  if (!read.success) return { kind: 'unreadable' };
  const { response, commands } = read.data;
  const steps = commands.map(({ capability, input, reason }) =>
    readStep(wellFormed(capability), input, wellFormed(reason), registry),
  );
  return { kind: 'plan', response: wellFormed(response).trim(), steps };
}

function readStep(capability: string, input: Input, reason: string, registry: Registry): PlannedStep {
  const registered = registry.find(capability);
  if (!registered) {
    const nearest = nearestOf(
      capability,
      registry.all.map(({ entry }) => entry.name),
    );
    return { kind: 'unknown', capability, nearest, reason };
  }
  const parsed = registered.entry.input.safeParse(withoutNulls(input, registered));
  if (parsed.success) {
    const whole = wholeIn(parsed.data) as Input;
    return { kind: 'ready', invocation: { capability, input: whole, by: 'planner' }, reason };
  }
  const places = parsed.error.issues.map(({ path }) => wellFormed(path.map(String).join('.')) || 'input');
  return { kind: 'invalid', capability, places: [...new Set(places)], reason };
}

/** A model cut in the middle of a character leaves half of it, which no file and no worker can hold. */
function wholeIn(value: unknown): unknown {
  if (typeof value === 'string') return wellFormed(value);
  if (Array.isArray(value)) return value.map(wholeIn);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [wellFormed(key), wholeIn(inner)]));
}

/** A planner says null for what it does not want to say. */
function withoutNulls(input: Input, { arguments: all }: Registered): Input {
  const optional = new Set(all.filter(({ isRequired }) => !isRequired).map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(input).filter(([name, value]) => value !== null || !optional.has(name)),
  );
}
