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
