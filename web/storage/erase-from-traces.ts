import { withoutFacts } from '../../shared/domain/tracing/facts-in.ts';
import type { NimaDatabase } from './database.ts';
import { traceOfRow } from './trace-rows.ts';

/** What traces tell of facts that are erased for good goes with them: within the transaction that erases. */
export async function eraseFromTraces({ traces }: NimaDatabase, ids: readonly string[]): Promise<void> {
  const gone = new Set(ids);
  const telling = await traces.where('facts').anyOf(ids).distinct().toArray();
  await traces.bulkPut(
    telling.map((row) => ({
      ...withoutFacts(traceOfRow(row), gone),
      facts: row.facts.filter((id) => !gone.has(id)),
    })),
  );
}
