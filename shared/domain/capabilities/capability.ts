import type { Risk, RunPlace } from '../../schemas/capability.ts';
import type { z } from '../../schemas/zod.ts';

export type Input = Readonly<Record<string, unknown>>;
type InputSchema = z.ZodMiniType<Input>;
type ArgumentOf<Schema> = Extract<keyof z.infer<Schema>, string>;

/** One thing that Nima can do: typed as a command, chosen by a planner, offered by the palette, told by the API. */
export interface Capability<
  Name extends string = string,
  Schema extends InputSchema = InputSchema,
  Where extends RunPlace = RunPlace,
> {
  readonly name: Name;
  /** English, for the API and the planner; the app says both in the words of its catalogue (`capability.<name>`). */
  readonly title: string;
  readonly description: string;
  readonly input: Schema;
  /** The argument that is the rest of a typed line; the others are `--named`. */
  readonly rest: ArgumentOf<Schema> | null;
  /** What belongs into the rest of the line; null where there is none. */
  readonly hint: string | null;
  /** Where values of an argument come from that its input does not list itself: a list that the app gives by this name. */
  readonly offers: Partial<Readonly<Record<ArgumentOf<Schema>, string>>>;
  /** Verbs that people ask for it with: a message without any of them is not shown to a planner. */
  readonly verbs: readonly string[];
  readonly risk: Risk;
  readonly where: Where;
}

/** Keeps name, input and place as narrow as they are written. */
export function capability<const Name extends string, Schema extends InputSchema, Where extends RunPlace>(
  entry: Capability<Name, Schema, Where>,
): Capability<Name, Schema, Where> {
  return entry;
}

/** What a capability is given, by its type. */
export type InputOf<Entry extends Capability> = z.infer<Entry['input']>;

/** One capability to be run, and who wants it. */
export interface Invocation {
  readonly capability: string;
  readonly input: Input;
  readonly by: 'person' | 'planner';
}

/**
 * Whether somebody has to look at it first. What a person typed is what they want, unless there is no way back from it;
 * what a planner chose may have been put into its mouth, so of it only looking runs by itself.
 */
export function needsApproval({ by }: Pick<Invocation, 'by'>, { risk }: Pick<Capability, 'risk'>): boolean {
  return by === 'person' ? risk === 'destructive' : risk !== 'read';
}
