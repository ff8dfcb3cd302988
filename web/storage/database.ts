import { Dexie, type Table } from 'dexie';
import type { Note } from '../../shared/schemas/index.ts';
import { declareMigrations } from './migrations/index.ts';

/** The name is part of the data's identity: another name is another, empty, memory. */
export const DATABASE_NAME = 'nima';

/**
 * The browser's database, the source of truth. Strict durability: an acknowledged write survives the loss of power,
 * not just of the tab (Chromium's default only promises the latter).
 */
export class NimaDatabase extends Dexie {
  declare readonly notes: Table<Note, string>;

  constructor(name: string = DATABASE_NAME) {
    super(name, { chromeTransactionDurability: 'strict' });
    declareMigrations(this);
  }
}
