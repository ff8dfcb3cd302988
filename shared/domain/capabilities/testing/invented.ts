import fc from 'fast-check';
import { z } from '../../../schemas/zod.ts';
import { capability, type Capability, type Invocation } from '../capability.ts';
import { createRegistry, type Registry } from '../registry.ts';

/** A capability of a kind that is still to come, with an argument of every kind that can be typed. */
export const mergePull = capability({
  name: 'github.merge_pull',
  title: 'Merge a pull request',
  description: 'Merges a pull request into its base.',
  input: z.strictObject({
    repository: z.string().check(z.minLength(3), z.maxLength(40)),
    number: z.int().check(z.minimum(1)),
    method: z.optional(z.enum(['merge', 'squash', 'Rebase'])),
    delete_branch: z.optional(z.boolean()),
    labels: z.optional(z.array(z.string())),
    weight: z.optional(z.number()),
    into: z.optional(z.union([z.string(), z.int()])),
  }),
  rest: 'number',
  hint: 'its number',
  offers: { repository: 'repositories' },
  verbs: ['merge'],
  risk: 'destructive',
  where: 'companion',
});

export const listPulls = capability({
  name: 'github.list_pulls',
  title: 'List pull requests',
  description: 'Lists the pull requests of a repository.',
  input: z.strictObject({ repository: z.string(), filter: z.optional(z.object({ state: z.string() })) }),
  rest: 'filter',
  hint: 'which',
  offers: { repository: 'repositories' },
  verbs: ['list'],
  risk: 'leaves-device',
  where: 'companion',
});

export const INVENTED = createRegistry([[mergePull, listPulls] as readonly Capability[]]);

const WORDS =
  "I drive --pin --category --force --number=3 —pin don't /etc/hosts // /recall -- - true null {} =";
const SIGNS = ['"', '“', '”', '\\', '\\"', '"a b"', ' ', '\n', ''];
const PIECES = WORDS.split(' ').concat(SIGNS);

/** Texts as people write them, and as they come from anywhere. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc
    .array(fc.constantFrom(...PIECES), { maxLength: 8 })
    .chain((words) => fc.constantFrom(' ', '', '  ').map((gap) => words.join(gap))),
);

/** What a person may have asked for: any input that an entry takes. */
export function anyInvocation(registry: Registry): fc.Arbitrary<Invocation> {
  const ofOne = registry.all.map(({ entry, arguments: all }) => {
    const values = all.map(({ name, schema, isRequired }) => {
      const value = valueOf(schema);
      return [name, isRequired ? value : fc.option(value, { nil: undefined })] as const;
    });
    return fc
      .record(Object.fromEntries(values))
      .map((input) => entry.input.safeParse(withoutAbsent(input)))
      .filter((parsed) => parsed.success)
      .map((parsed): Invocation => ({ capability: entry.name, input: parsed.data ?? {}, by: 'person' }));
  });
  return fc.oneof(...ofOne);
}

function withoutAbsent(input: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}

function valueOf({
  type,
  enum: choices,
}: Registry['all'][number]['arguments'][number]['schema']): fc.Arbitrary<unknown> {
  if (choices) return fc.constantFrom(...choices);
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer') return fc.integer();
  if (type === 'number') return fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
  if (type === 'array') return fc.array(anyText, { maxLength: 3 });
  if (type === 'object') return fc.record({ state: anyText });
  return anyText;
}
