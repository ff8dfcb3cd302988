import { NAME_MAX_LENGTH } from '../../../../shared/schemas/index.ts';
import { z } from '../../../../shared/schemas/zod.ts';

const ids = z.array(z.uuidv7()).check(z.maxLength(1_000));
const name = z.string().check(z.maxLength(NAME_MAX_LENGTH));
const lines = z.array(z.string()).check(z.maxLength(20));
const place = z.int().check(z.nonnegative());

/** What a command did, as it is kept with a reply: written by another version perhaps, so it is read before it is drawn. */
const outcome = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('remembered'),
    fact: z.uuidv7(),
    mayReplace: ids,
    versions: ids,
    guessed: z.boolean(),
    /** Earlier versions kept it twice rather than know it. */
    was: z.optional(z.enum(['new', 'known', 'forgotten'])),
  }),
  z.object({ kind: z.literal('to_forget'), words: z.string(), facts: ids }),
  z.object({
    kind: z.literal('recalled'),
    words: z.string(),
    facts: ids,
    /** One for each, in their order; earlier versions kept none. */
    scores: z.optional(z.array(z.number())),
  }),
  z.object({ kind: z.literal('profile') }),
  z.object({ kind: z.literal('status') }),
  z.object({ kind: z.literal('help'), names: z.array(name) }),
  z.object({ kind: z.literal('no_such_capability'), name: z.string(), nearest: z.nullable(name) }),
  z.object({ kind: z.literal('leads'), to: name, named: z.nullable(z.string()) }),
  z.object({
    kind: z.literal('problem'),
    typed: z.optional(z.string()),
    problem: z.object({
      kind: z.enum([
        'unknown_command',
        'unknown_flag',
        'missing',
        'missing_value',
        'not_a_choice',
        'not_a_number',
        'not_json',
        'too_long',
        'twice',
        'unexpected',
        'unusable',
      ]),
      start: place,
      end: place,
      argument: z.nullable(name),
      nearest: z.nullable(name),
    }),
  }),
  z.object({
    kind: z.literal('planned'),
    /** Lines that ran: they only looked. */
    ran: lines,
    /** Lines that are about to run. */
    running: z.optional(lines),
    /** Lines that a person has to send themselves, with the reason that was given for each. */
    waiting: z.array(z.object({ line: z.string(), reason: z.string() })).check(z.maxLength(20)),
  }),
  z.object({ kind: z.literal('to_approve'), line: z.string() }),
  z.object({ kind: z.literal('refused'), reason: z.enum(['unknown', 'elsewhere', 'invalid']) }),
]);
export type Outcome = z.infer<typeof outcome>;
export type OutcomeOf<Kind extends Outcome['kind']> = Extract<Outcome, { kind: Kind }>;

/** Null where this version cannot tell what was done. */
export function readOutcome(result: unknown): Outcome | null {
  const read = outcome.safeParse(result);
  return read.success ? read.data : null;
}
