import { expect, it } from 'vitest';
import { answerId } from '../../shared/schemas/index.ts';
import { systemIds } from './system.ts';

it('an id of the companion is a UUIDv7 of now, and no other is the same', () => {
  const before = Date.now();
  const ids = Array.from({ length: 500 }, () => systemIds.next());
  const after = Date.now();
  expect(new Set(ids).size).toBe(500);
  for (const id of ids) {
    expect(answerId.safeParse(id).success).toBe(true);
    const at = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(after);
  }
});
