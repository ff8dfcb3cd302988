import type { Page } from '@playwright/test';

/** A week in the life of an engineer: what the pictures show. Hours ago, and the text. */
const SAMPLE: readonly (readonly [hoursAgo: number, text: string])[] = [
  [0.4, 'The Pi’s fan starts at 62 °C and stops at 54 °C. Throttling begins at 80 °C, so there is room.'],
  [2, 'Ship the importer before the holidays. Smallest step: read the file, show the counts, write nothing.'],
  [
    5,
    'Postgres upgrade: pg_upgrade --link took 41 s on staging. Rollback is the old cluster, kept until Friday.',
  ],
  [26, 'Mira prefers written proposals over meetings. One page, the decision in the first line.'],
  [29, 'Civic (2014): next oil change at 148,000 km.'],
  [33, 'A good error says what happened, what it means, and the one thing to do.'],
  [75, 'Flat white, no sugar.'],
  [77, 'Retry only what is idempotent. Everything else becomes “unknown” and asks a person.'],
  [98, 'Router: the 5 GHz channel 36 is quiet at night, 100 is not allowed near the airport.'],
  [121, 'Talk idea: memory that can be taken apart.'],
];

/** What the sample notes say. */
export const SAMPLE_TEXTS = SAMPLE.map(([, text]) => text);

/** Puts the sample notes into the app's own database, with dates in the past, and shows them. */
export async function addSampleNotes(page: Page): Promise<void> {
  await page.evaluate(async (sample) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('nima');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error ?? new Error('The database did not open.'));
    });
    const transaction = database.transaction('notes', 'readwrite');
    sample.forEach(([hoursAgo, text], index) => {
      const at = Date.now() - hoursAgo * 3_600_000;
      const id = `01900000-0000-7000-8000-${String(index).padStart(12, '0')}`;
      transaction.objectStore('notes').put({ id, text, createdAt: at, updatedAt: at, deletedAt: null });
    });
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    database.close();
  }, SAMPLE);
  await page.reload();
}

/** The id of the sample note at a position, for opening it by its address. */
export function sampleId(index: number): string {
  return `01900000-0000-7000-8000-${String(index).padStart(12, '0')}`;
}
