import { hearQuestion, type OfferingParts } from '../engine/learning/offering.ts';
import { createTransfer, type TransferParts } from '../engine/memory/transfer.ts';
import type { MemoryTransfer } from '../ports/memory-transfer.ts';
import type { Memory } from '../ports/memory.ts';
import { systemClock } from '../platform/system.ts';
import type { NimaDatabase } from '../storage/database.ts';
import { DexieConversationsImport } from '../storage/dexie-conversations-import.ts';
import { DexieMemoryMerger } from '../storage/dexie-memory-merger.ts';
import { DexieOffers } from '../storage/dexie-offers.ts';
import { createMemoryFiles } from '../workers/import/bridge.ts';
import { openHearing, type OpenHearingParts } from './hearing.ts';

export interface OpenTransferParts
  extends Omit<TransferParts, 'files' | 'merger' | 'chats'>, Omit<OpenHearingParts, 'hear' | 'unheard'> {
  readonly database: NimaDatabase;
  readonly memory: Memory;
}

/** What carries memory in and out as files: a chunk of its own, fetched when it is first used. */
export function openTransfer({
  database,
  memory,
  window,
  turns,
  onTaken,
  ...parts
}: OpenTransferParts): MemoryTransfer {
  const learning: OfferingParts = {
    offers: new DexieOffers(database),
    memory,
    embedder: null,
    clock: systemClock,
    ids: parts.ids,
  };
  const chats = new DexieConversationsImport(database, systemClock);
  const hearing = openHearing({
    window,
    unheard: chats,
    turns,
    hear: async (signal, question) => hearQuestion(signal, learning, question),
  });
  return createTransfer({
    ...parts,
    chats,
    merger: new DexieMemoryMerger(database, systemClock),
    files: createMemoryFiles({ clock: systemClock }),
    onTaken: (taken) => {
      onTaken(taken);
      if (taken.chats) void hearing.begin();
    },
  });
}
