import { afterEach, describe, expect, it } from 'vitest';
import { writeFact } from '../../shared/domain/memory/facts.ts';
import { CountingIds, FakeClock } from '../../shared/testing/fakes.ts';
import { NimaDatabase } from './database.ts';
import { DexieMemoryRepository } from './dexie-memory-repository.ts';

const NAME = 'two-tabs';
const EACH = 1000;
const parts = { clock: new FakeClock(), ids: new CountingIds() };

/** A connection of its own, as every tab has: what they share is the disk alone. */
function openTab() {
  const database = new NimaDatabase(NAME);
  return { database, repository: new DexieMemoryRepository(database, parts.clock) };
}

describe('two tabs that write at once', () => {
  const tabs = [openTab(), openTab()];

  afterEach(async () => {
    for (const { database } of tabs) database.close();
    await new NimaDatabase(NAME).delete();
  });

  it('lose nothing: both hold all, each at a place of its own, and whoever catches up sees each once', async () => {
    await Promise.all(
      tabs.flatMap(({ repository }, side) =>
        Array.from({ length: EACH }, async (_, count) =>
          repository.write([], () => [writeFact(`${count} of side ${side}`, {}, parts)]),
        ),
      ),
    );
    for (const { repository } of tabs) {
      const { total } = await repository.newest({ offset: 0, count: 0 });
      expect(total).toBe(2 * EACH);
      const changes = await repository.newer(null, 3 * EACH);
      expect(new Set(changes.map(({ position }) => position)).size).toBe(2 * EACH);
      const facts = changes.flatMap((change) => (change.kind === 'fact' ? [change.fact] : []));
      expect(new Set(facts.map(({ text }) => text)).size).toBe(2 * EACH);
      expect(new Set(facts.map(({ revision }) => revision)).size).toBe(2 * EACH);
    }
  }, 120_000);
});
