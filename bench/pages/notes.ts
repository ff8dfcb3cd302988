import type { Note } from '../../shared/schemas/index.ts';
import { CountingIds } from '../../shared/testing/fakes.ts';
import { NimaDatabase } from '../../web/storage/database.ts';
import { DexieNoteRepository } from '../../web/storage/dexie-note-repository.ts';
import { RawNotes } from './raw-notes.ts';

/** What the suite calls in the page. */
export interface NotesBench {
  /** How long each of `count` notes took, one after the other, in milliseconds. */
  put(way: 'nima' | 'strict' | 'relaxed', count: number): Promise<number[]>;
  /** Puts so many notes into the database of that name, made by Dexie or by hand. */
  fill(name: string, count: number): Promise<void>;
  /** From opening the database to the first list in hand, newest first, which must hold so many notes. */
  list(way: 'nima' | 'raw', name: string, count: number): Promise<number>;
}

declare global {
  interface Window {
    notesBench: NotesBench;
  }
}

const ids = new CountingIds();

function nextNote(): Note {
  const at = Date.now();
  return {
    id: ids.next(),
    text: 'The fan starts at 62 °C and stops at 54 °C.',
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
  };
}

async function put(way: 'nima' | 'strict' | 'relaxed', count: number): Promise<number[]> {
  const database = new NimaDatabase('bench-put');
  const repository = new DexieNoteRepository(database);
  const raw = way === 'nima' ? null : await RawNotes.open('bench-put-raw');
  const one = async (note: Note) => (raw && way !== 'nima' ? raw.put(note, way) : repository.put(note));
  const taken: number[] = [];
  // The first one opens the database, which is no part of writing.
  await one(nextNote());
  for (let at = 0; at < count; at += 1) {
    const note = nextNote();
    const startedAt = performance.now();
    await one(note);
    taken.push(performance.now() - startedAt);
  }
  raw?.close();
  database.close();
  return taken;
}

async function fill(name: string, count: number): Promise<void> {
  // Dexie numbers its versions differently, so the app's own database must be made by it.
  const database = name.endsWith('raw') ? null : new NimaDatabase(name);
  const hour = 3_600_000;
  const notes = Array.from({ length: count }, (_, at) => {
    const createdAt = Date.now() - at * hour;
    return {
      ...nextNote(),
      text: `Note ${at}. The fan starts at 62 °C and stops at 54 °C.`,
      createdAt,
      updatedAt: createdAt,
    };
  });
  if (database) await database.notes.bulkPut(notes);
  else await RawNotes.open(name).then(async (raw) => raw.putAll(notes).finally(() => raw.close()));
  database?.close();
}

async function list(way: 'nima' | 'raw', name: string, count: number): Promise<number> {
  const startedAt = performance.now();
  const found = way === 'raw' ? await listRaw(name) : await listWatched(name);
  const elapsedMs = performance.now() - startedAt;
  if (found !== count) throw new Error(`Read ${found} of ${count} notes. The figure would mean nothing.`);
  return elapsedMs;
}

async function listRaw(name: string): Promise<number> {
  const raw = await RawNotes.open(name);
  const notes = await raw.newestFirst();
  raw.close();
  return notes.length;
}

async function listWatched(name: string): Promise<number> {
  const database = new NimaDatabase(name);
  const length = await new Promise<number>((resolve, reject) => {
    const stop = new DexieNoteRepository(database).watch((notes) => {
      resolve(notes.length);
      queueMicrotask(() => stop());
    }, reject);
  });
  database.close();
  return length;
}

window.notesBench = { put, fill, list };
