import {
  CAPABILITIES,
  type AppCapability,
  type InputFor,
} from '../../../shared/domain/capabilities/capabilities.ts';
import {
  needsApproval,
  type Input,
  type Invocation,
} from '../../../shared/domain/capabilities/capability.ts';
import { writeCommand } from '../../../shared/domain/capabilities/command/write-command.ts';

/** What is to be shown of what was done: a kind, and the data of it. */
export interface Shown {
  readonly kind: string;
}

export type Handler<Name extends AppCapability['name'], Result extends Shown = Shown> = (
  input: InputFor<Name>,
  signal: AbortSignal,
) => Promise<Result>;

/** Each capability of the app has one. */
export type Handlers<Result extends Shown = Shown> = {
  readonly [Name in AppCapability['name']]: Handler<Name, Result>;
};

export type Ran<Result extends Shown> =
  | { readonly kind: 'ran'; readonly result: Result }
  /** A person has to see `line` first, and to approve exactly that. */
  | { readonly kind: 'to_approve'; readonly line: string }
  /** It is unknown here, the companion's to run, or its input is none. */
  | { readonly kind: 'refused'; readonly reason: 'unknown' | 'elsewhere' | 'invalid' };

export interface Capabilities<Result extends Shown> {
  /** `approved` is the line that a person saw and said yes to, where one was needed. */
  run(signal: AbortSignal, invocation: Invocation, approved?: string): Promise<Ran<Result>>;
}

/** What any handler of a table shows. */
type ShownBy<Table extends Handlers> = Awaited<ReturnType<Table[AppCapability['name']]>>;

/** Stands between who wants something and who does it: nothing passes that nobody approved. */
export function createCapabilities<Table extends Handlers>({
  handlers,
}: {
  readonly handlers: Table;
}): Capabilities<ShownBy<Table>> {
  return {
    async run(signal, invocation, approved) {
      const registered = CAPABILITIES.find(invocation.capability);
      if (!registered) return { kind: 'refused', reason: 'unknown' };
      const { entry } = registered;
      if (entry.where !== 'app') return { kind: 'refused', reason: 'elsewhere' };
      const parsed = entry.input.safeParse(invocation.input);
      if (!parsed.success) return { kind: 'refused', reason: 'invalid' };
      const line = writeCommand({ capability: entry.name, input: parsed.data }, CAPABILITIES);
      if (needsApproval(invocation, entry) && approved !== line) return { kind: 'to_approve', line };
      signal.throwIfAborted();
      // The table has a handler of this name for this input, which was just read by the entry's own rules.
      const handler = handlers[entry.name as AppCapability['name']] as (
        input: Input,
        signal: AbortSignal,
      ) => Promise<ShownBy<Table>>;
      return { kind: 'ran', result: await handler(parsed.data, signal) };
    },
  };
}
