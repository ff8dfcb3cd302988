import { notesBecomeFacts } from './notes-become-facts.ts';
import type { Dexie, Transaction } from 'dexie';

/**
 * One step of the database. Steps are never edited once released: a device may stand at any of them. Each says the
 * indexes it adds and, where rows must change, how.
 */
export interface Migration {
  readonly version: number;
  readonly stores: Readonly<Record<string, string | null>>;
  readonly upgrade?: (transaction: Transaction) => Promise<void>;
}

export const MIGRATIONS: readonly Migration[] = [
  // A note is found by its id and listed by the time it was written.
  { version: 1, stores: { notes: 'id, createdAt' } },
  {
    version: 2,
    stores: {
      // By its place in the order of writing, for whoever catches up; by time, for the list without an index.
      facts: 'id, position, listed',
      passages: 'id, position',
      // Several versions may carry one revision: two devices, or a program that gives none of its own.
      history: '++, [factId+fact.revision]',
      erasures: 'id, position',
      // Single rows by name: the profile, the clock of this device.
      singles: '',
      // Records of an import that is under way; nothing reads them before it is whole.
      staging: '[job+order]',
    },
    upgrade: notesBecomeFacts,
  },
  { version: 3, stores: { notes: null } },
  // What the profile and passages were: found by the id of the passage, or by the name of the one profile.
  { version: 4, stores: { earlier: '++, of' } },
  {
    version: 5,
    stores: {
      // By its place in the list, which what is deleted has none of; by its place in the order of writing.
      conversations: 'id, listed, position',
      // What is said in one conversation; replies that have not ended, by `open`.
      messages: 'id, position, [conversation+position], open',
      // How far the replies have come that are being written.
      growing: 'id, conversation',
      // What was learned and is offered to be kept; by its words, so that what was rejected does not come back.
      offers: 'id, verdict, key, conversation',
      // What a model is told in place of older messages, which stay.
      folds: 'id, conversation',
      // How replies came about; by the facts they tell of, which take that with them when they are erased.
      traces: 'id, [conversation+at], at, *facts',
    },
  },
];

/** Declares every step, refusing a gap: a missing step would strand the devices that stand before it. */
export function declareMigrations(database: Dexie, migrations: readonly Migration[] = MIGRATIONS): void {
  migrations.forEach(({ version, stores, upgrade }, index) => {
    if (version !== index + 1)
      throw new Error(`Migration ${index + 1} is missing: found version ${version} in its place.`);
    const declared = database.version(version).stores({ ...stores });
    if (upgrade) declared.upgrade(upgrade);
  });
}
