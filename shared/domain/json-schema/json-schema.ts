import { z } from '../../schemas/zod.ts';

const TYPES = ['null', 'boolean', 'number', 'integer', 'string', 'array', 'object'] as const;
export type JsonType = (typeof TYPES)[number];

export type Scalar = string | number | boolean | null;

/** The part of JSON Schema that a grammar can hold a model to, and that is checked when it is done. */
export interface HeldSchema {
  readonly type?: JsonType | readonly JsonType[] | undefined;
  readonly enum?: readonly Scalar[] | undefined;
  readonly const?: Scalar | undefined;
  readonly anyOf?: readonly HeldSchema[] | undefined;
  readonly oneOf?: readonly HeldSchema[] | undefined;
  readonly properties?: Readonly<Record<string, HeldSchema>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly additionalProperties?: boolean | HeldSchema | undefined;
  readonly items?: HeldSchema | undefined;
  readonly minItems?: number | undefined;
  readonly maxItems?: number | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
}

/** Deeper than any answer a small model can keep in mind, and far from what exhausts a stack. */
const DEEPEST = 32;
/** Each choice is looked at for each token: with more of them a small model would speak no faster than a person writes. */
const MOST_PARTS = 2000;

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const jsonType = z.enum(TYPES);
const size = z.optional(z.int().check(z.nonnegative()));
/** Said about a schema, and no rule of it. */
const remark = z.optional(z.unknown());

const heldSchema: z.ZodMiniType<HeldSchema> = z.strictObject({
  type: z.optional(z.union([jsonType, z.array(jsonType).check(z.minLength(1))])),
  enum: z.optional(z.array(scalar).check(z.minLength(1))),
  const: z.optional(scalar),
  anyOf: z.optional(z.array(z.lazy(() => heldSchema)).check(z.minLength(1))),
  oneOf: z.optional(z.array(z.lazy(() => heldSchema)).check(z.minLength(1))),
  properties: z.optional(
    z.record(
      z.string(),
      z.lazy(() => heldSchema),
    ),
  ),
  required: z.optional(z.array(z.string())),
  additionalProperties: z.optional(z.union([z.boolean(), z.lazy(() => heldSchema)])),
  items: z.optional(z.lazy(() => heldSchema)),
  minItems: size,
  maxItems: size,
  minLength: size,
  maxLength: size,
  minimum: z.optional(z.number()),
  maximum: z.optional(z.number()),
  $schema: remark,
  title: remark,
  description: remark,
  default: remark,
  examples: remark,
});

export type ReadSchema =
  | { readonly kind: 'held'; readonly schema: HeldSchema }
  /** `fields` are the places in it that are not understood: what could not be checked is refused, never passed over. */
  | { readonly kind: 'refused'; readonly fields: readonly string[] };

/** Reads a schema from outside. */
export function readSchema(raw: unknown): ReadSchema {
  if (isDeeper(raw, DEEPEST)) return { kind: 'refused', fields: [`deeper than ${DEEPEST} levels`] };
  if (partsOf(raw) > MOST_PARTS) return { kind: 'refused', fields: [`more than ${MOST_PARTS} parts`] };
  const read = heldSchema.safeParse(raw);
  if (read.success) return { kind: 'held', schema: read.data };
  const fields = read.error.issues.flatMap((issue) => {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const paths = keys.length > 0 ? keys.map((key) => [...issue.path, key]) : [issue.path];
    return paths.map((path) => path.map(String).join('.') || 'schema');
  });
  return { kind: 'refused', fields: [...new Set(fields)] };
}

/** Every value in it, and the values in those. Called where it is known not to be deep. */
function partsOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, part) => sum + partsOf(part), 1);
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1));
}
