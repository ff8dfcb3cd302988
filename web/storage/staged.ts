import { Dexie } from 'dexie';
import type { NimaDatabase } from './database.ts';

/** What was laid aside for one job, in its order. */
export function ofJob(database: NimaDatabase, job: string) {
  return database.staging.where(':id').between([job, Dexie.minKey], [job, Dexie.maxKey]);
}

/** Dexie makes a storage error of what is thrown within a transaction; this one is no fault of the storage. */
export function remembering(run: (piecesDone: number) => void) {
  const told = {
    thrown: null as unknown,
    call: (piecesDone: number) => {
      try {
        run(piecesDone);
      } catch (error) {
        told.thrown = error;
        throw error;
      }
    },
  };
  return told;
}
