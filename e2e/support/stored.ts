import type { Page } from '@playwright/test';
import type { Fact, FactVersion, Profile } from '../../shared/schemas/index.ts';

/** What a test puts into the database of the app, as the app would have. */
export interface Rows {
  facts: readonly Fact[];
  history?: readonly FactVersion[];
  profile?: Profile;
}

/** What the database of the app holds, read past the app. */
export interface Stored {
  facts: readonly Fact[];
  history: readonly FactVersion[];
  erasures: readonly { id: string }[];
  /** Pieces of an import that is not over. */
  staging: number;
}

/** Writes rows past the app: it sees them when it is opened the next time. */
export async function writeRows(page: Page, rows: Rows): Promise<void> {
  // As a text: what a metadata may hold is too deep a type for the one of an argument.
  await page.evaluate(putRows, JSON.stringify(rows));
}

export async function readStored(page: Page): Promise<Stored> {
  return page.evaluate(getStored);
}

/** Takes away the index, which is made anew from the facts. The page must be none of the app: that one holds its files. */
export async function dropIndex(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const names: string[] = [];
    for await (const [name] of root.entries()) if (name !== 'snapshots') names.push(name);
    const remove = async (name: string, tries: number): Promise<void> =>
      root.removeEntry(name, { recursive: true }).catch(async (error: unknown) => {
        // The worker of the page before may need a moment to let go of its files.
        if (tries === 0) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
        await remove(name, tries - 1);
      });
    for (const name of names) await remove(name, 40);
  });
}

/** Runs in the page. */
async function putRows(text: string): Promise<void> {
  const { facts, history = [], profile } = JSON.parse(text) as Rows;
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('nima');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('The database did not open.'));
  });
  const transaction = database.transaction(['facts', 'history', 'singles'], 'readwrite');
  const singles = transaction.objectStore('singles');
  const answer = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve) => request.addEventListener('success', () => resolve(request.result)));
  const last: unknown = await answer(singles.get('lastPosition'));
  let position = typeof last === 'string' ? Number.parseInt(last, 36) : 0;
  for (const fact of facts) {
    position += 1;
    const listed = fact.deletedAt === null ? { listed: fact.createdAt } : {};
    const row = { ...fact, ...listed, position: position.toString(36).padStart(9, '0') };
    transaction.objectStore('facts').put(row);
  }
  for (const version of history) transaction.objectStore('history').add(version);
  if (profile) singles.put(profile, 'profile');
  singles.put(position.toString(36).padStart(9, '0'), 'lastPosition');
  await new Promise((resolve) => transaction.addEventListener('complete', resolve));
  database.close();
}

/** Runs in the page. */
async function getStored(): Promise<Stored> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('nima');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('The database did not open.'));
  });
  const transaction = database.transaction(['facts', 'history', 'erasures', 'staging'], 'readonly');
  const all = async (store: string): Promise<unknown[]> =>
    new Promise((resolve, reject) => {
      const request = transaction.objectStore(store).getAll();
      request.addEventListener('success', () => resolve(request.result as unknown[]));
      request.addEventListener('error', () => reject(request.error ?? new Error(store)));
    });
  const [facts, history, erasures, staging] = await Promise.all([
    all('facts'),
    all('history'),
    all('erasures'),
    all('staging'),
  ]);
  database.close();
  return { facts, history, erasures, staging: staging?.length ?? 0 } as Stored;
}

/** The snapshots, as texts; one that was being written when the browser died is an empty file, and none. */
export async function readSnapshots(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('snapshots', { create: true });
    const texts: string[] = [];
    for await (const handle of folder.values())
      if (handle.kind === 'file') texts.push(await (await handle.getFile()).text());
    return texts.filter((text) => text !== '');
  });
}
