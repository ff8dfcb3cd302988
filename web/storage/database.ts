import { Dexie, type Table } from 'dexie';
import type { Erasure, FactVersion, Fold, Offer, Passage } from '../../shared/schemas/index.ts';
import type { ChatPiece } from '../../shared/domain/conversation/imports/chat-pieces.ts';
import type { MemoryState } from '../../shared/domain/memory/merge/memory-state.ts';
import { declareMigrations } from './migrations/index.ts';
import type { Growth } from '../ports/conversations.ts';
import type { ConversationRow, MessageRow } from './conversation-rows.ts';
import type { EarlierRow, FactRow, Placed } from './rows.ts';
import type { TraceRow } from './trace-rows.ts';

/** The name is part of the data's identity: another name is another, empty, memory. */
export const DATABASE_NAME = 'nima';

/** A piece of an import that is under way: of a memory, or of conversations. */
export interface StagedRow {
  job: string;
  order: number;
  piece?: MemoryState;
  chats?: ChatPiece;
}

/**
 * The browser's database, the source of truth. Strict durability: an acknowledged write survives the loss of power,
 * not just of the tab (Chromium's default only promises the latter).
 */
export class NimaDatabase extends Dexie {
  declare readonly facts: Table<FactRow, string>;
  declare readonly passages: Table<Placed<Passage>, string>;
  declare readonly history: Table<FactVersion, number>;
  declare readonly earlier: Table<EarlierRow, number>;
  declare readonly erasures: Table<Placed<Erasure>, string>;
  declare readonly singles: Table<unknown, string>;
  declare readonly conversations: Table<ConversationRow, string>;
  declare readonly messages: Table<MessageRow, string>;
  declare readonly growing: Table<Growth, string>;
  declare readonly offers: Table<Offer, string>;
  declare readonly folds: Table<Fold, string>;
  declare readonly traces: Table<TraceRow, string>;
  declare readonly staging: Table<StagedRow, [string, number]>;

  constructor(name: string = DATABASE_NAME) {
    super(name, { chromeTransactionDurability: 'strict' });
    declareMigrations(this);
    // Dexie would open a newer database with older code, which then writes rows the newer version cannot trust.
    this.on('ready', () => this.#refuseNewer(), true);
  }

  #refuseNewer(): void {
    // Dexie multiplies its versions by ten, and moves the stored one by single steps for changes of its own.
    const stored = Math.floor(this.backendDB().version / 10);
    if (stored > this.verno)
      throw new Dexie.VersionError(`Stored version ${stored}, known version ${this.verno}`);
  }
}
