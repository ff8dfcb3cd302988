import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { memoryFileName, writeMemoryFile } from '../../shared/domain/memory/format/write-memory-file.ts';
import { revisionAt } from '../../shared/lib/hlc.ts';
import type { Fact } from '../../shared/schemas/index.ts';
import { buildFact } from '../../shared/testing/builders.ts';
import { chance } from '../../shared/testing/chance.ts';

interface Theme {
  readonly category: string;
  readonly openings: readonly string[];
  readonly things: readonly string[];
}

/** What a memory is about, in sentences of ordinary length; what follows them tells one fact from the next. */
const THEMES: readonly Theme[] = [
  {
    category: 'technical',
    openings: [
      'The backup of',
      'Monitoring for',
      'The certificate of',
      'A rollback of',
      'The nightly job on',
    ],
    things: ['the staging cluster', 'the router', 'the database', 'the garage camera', 'the build server'],
  },
  {
    category: 'projects',
    openings: [
      'The next step for',
      'A decision about',
      'The estimate for',
      'What is missing in',
      'The demo of',
    ],
    things: ['the importer', 'the billing rewrite', 'the search page', 'the bridge survey', 'the newsletter'],
  },
  {
    category: 'people',
    openings: ['A present for', 'The birthday of', 'Lunch with', 'A favour owed to', 'The number of'],
    things: ['Mira', 'Jonas', 'Aunt Leonie', 'the neighbour downstairs', 'Doctor Okafor'],
  },
  {
    category: 'home',
    openings: ['The paint in', 'A leak below', 'The key of', 'The lamp in', 'Sweeping'],
    things: ['the kitchen', 'the chimney', 'the cellar', 'the guest room', 'the greenhouse'],
  },
  {
    category: 'travel',
    openings: ['The night train to', 'A ticket to', 'The hostel in', 'The ferry to', 'Walking maps of'],
    things: ['Lisbon', 'Ljubljana', 'the Faroe islands', 'Trieste', 'the Ardennes'],
  },
  {
    category: 'health',
    openings: ['An appointment about', 'The exercise for', 'Pills against', 'A second opinion on', 'Resting'],
    things: ['the left knee', 'hay fever', 'the wisdom tooth', 'the shoulder', 'my blood pressure'],
  },
  {
    category: 'finances',
    openings: [
      'The invoice for',
      'The insurance of',
      'A refund for',
      'The yearly fee of',
      'Tax papers about',
    ],
    things: ['the bicycle', 'the solar panels', 'the violin', 'the rented van', 'the workshop'],
  },
  {
    category: 'preferences',
    openings: [
      'I always order',
      'I would rather have',
      'I never finish',
      'My favourite is',
      'I can do without',
    ],
    things: ['oat porridge', 'smoked paprika', 'liquorice', 'green olives', 'buttermilk pancakes'],
  },
];
const MIDDLES = [
  'was moved to the following week because of',
  'turned out cheaper than expected thanks to',
  'has to be checked again after',
  'was settled on the phone together with',
  'is written down in the notebook beside',
  'took longer than it should have, mostly for',
  'can wait until somebody has looked at',
  'went well and needs nothing more than',
];
const ENDS = [
  'the spring cleaning',
  'a missing signature',
  'the storm in October',
  'an honest conversation',
  'the last delivery',
  'two spare batteries',
  'the quarterly report',
  'a borrowed ladder',
  'the school holidays',
  'the new timetable',
];
const YEARS = 6;
const YEAR_MS = 365.25 * 86_400_000;

/** What somebody types who looks for one of these facts. */
export const TYPED = [
  'backup router',
  'aunt leonie birthday',
  'night train lisbon',
  'hay fever pills',
  'chimney ladder',
  'invoice violin',
  'certificate staging',
  'smoked paprika',
  'key of the cellar',
  'demo importer signature',
  'wisdom tooth',
  'refund solar',
] as const;

/** A word of these facts, and one that stands in none of them and means what some do. */
export const ASKED = { word: 'liquorice', meaning: 'physician' } as const;

/** So many facts of some years, the same ones every time; the newest is a minute older than `until`. */
export function* manyFacts(count: number, until: number): Generator<Fact> {
  const random = chance(count);
  const one = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const stepMs = (YEARS * YEAR_MS) / count;
  for (let place = 0; place < count; place += 1) {
    const { category, openings, things } = one(THEMES);
    const createdAt = Math.floor(until - 60_000 - (count - 1 - place) * stepMs);
    yield buildFact({
      id: `01900000-0000-7000-9000-${place.toString(16).padStart(12, '0')}`,
      text: `${one(openings)} ${one(things)} ${one(MIDDLES)} ${one(ENDS)}, entry ${place + 1}.`,
      category,
      pinned: place % 5000 === 0,
      metadata: { book: place % 7, page: place % 300 },
      createdAt,
      revision: revisionAt(createdAt),
    });
  }
}

/** The same as a file that the app takes in. Answers its path. */
export async function writeManyFacts(folder: string, count: number, until: number): Promise<string> {
  const path = `${folder}/${memoryFileName(until)}`;
  const file = createWriteStream(path);
  const stamp = { exportedAt: until, deviceId: 'benchben' };
  for await (const piece of writeMemoryFile({ profile: null, facts: pieces(count, until) }, stamp))
    file.write(piece);
  file.end();
  await finished(file);
  return path;
}

function* pieces(count: number, until: number): Generator<readonly Fact[]> {
  let piece: Fact[] = [];
  for (const fact of manyFacts(count, until)) {
    piece.push(fact);
    if (piece.length < 1000) continue;
    yield piece;
    piece = [];
  }
  yield piece;
}
