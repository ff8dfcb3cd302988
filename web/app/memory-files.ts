import { createTransfer, type TransferParts } from '../engine/memory/transfer.ts';
import type { MemoryTransfer } from '../ports/memory-transfer.ts';
import { systemClock } from '../platform/system.ts';
import type { NimaDatabase } from '../storage/database.ts';
import { DexieMemoryMerger } from '../storage/dexie-memory-merger.ts';
import { createMemoryFiles } from '../workers/import/bridge.ts';

/** What carries memory in and out as files: a chunk of its own, fetched when it is first used. */
export function openTransfer({
  database,
  ...parts
}: Omit<TransferParts, 'files' | 'merger'> & { database: NimaDatabase }): MemoryTransfer {
  return createTransfer({
    ...parts,
    merger: new DexieMemoryMerger(database, systemClock),
    files: createMemoryFiles({ clock: systemClock }),
  });
}
