import { createTransfer, type TransferParts } from '../engine/memory/transfer.ts';
import type { MemoryTransfer } from '../ports/memory-transfer.ts';
import { systemClock } from '../platform/system.ts';
import { createMemoryFiles } from '../workers/import/bridge.ts';

/** What carries memory in and out as files: a chunk of its own, fetched when it is first used. */
export function openTransfer(parts: Omit<TransferParts, 'files'>): MemoryTransfer {
  return createTransfer({ ...parts, files: createMemoryFiles({ clock: systemClock }) });
}
