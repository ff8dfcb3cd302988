import type { Reading } from './reading.ts';

/** What a schema of Nima checks, as far as it is used here. */
interface Schema<Value> {
  safeParse(value: unknown): { success: true; data: Value } | { success: false };
}

/** A value that fits a schema; null where it is missing, or fits not, which is said. */
export function readValue<Value>(
  value: unknown,
  schema: Schema<Value>,
  { keeper }: Pick<Reading, 'keeper'>,
): Value | null {
  if (value === undefined || value === null) return null;
  const given = schema.safeParse(value);
  if (given.success) return given.data;
  keeper.note('field_replaced');
  return null;
}
