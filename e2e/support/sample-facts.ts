import type { Page } from '@playwright/test';
import { revisionAt } from '../../shared/lib/hlc.ts';
import type { Fact, FactVersion, Profile } from '../../shared/schemas/index.ts';
import { buildFact } from '../../shared/testing/builders.ts';
import { writeRows, type Rows } from './stored.ts';

const HOUR_MS = 3_600_000;

interface Sample extends Partial<Omit<Fact, 'createdAt' | 'validTo'>> {
  hoursAgo: number;
  text: string;
  /** How long ago it ceased to hold. */
  endedHoursAgo?: number;
}

/** A month in the life of an engineer: what the pictures show. The first ones are opened by the states, by their place. */
const SAMPLE: readonly Sample[] = [
  {
    hoursAgo: 0.4,
    text: 'The Pi’s fan starts at 62 °C and stops at 54 °C. Throttling begins at 80 °C, so there is room.',
    category: 'technical',
    pinned: true,
  },
  {
    hoursAgo: 2,
    text: 'Ship the importer before the holidays. Smallest step: read the file, show the counts, write nothing.',
    category: 'projects',
  },
  {
    hoursAgo: 5,
    text: 'Postgres upgrade: pg_upgrade --link took 41 s on staging. Rollback is the old cluster, kept until Friday.',
    category: 'technical',
    source: 'conversation',
    confidence: 0.8,
    subject: 'The staging cluster',
    provenance: { conversation: 'Upgrading Postgres', quote: 'link mode took forty-one seconds on staging' },
    metadata: { version: 16, host: 'db-2' },
  },
  {
    hoursAgo: 26,
    text: 'Mira prefers written proposals over meetings. One page, the decision in the first line.',
    category: 'people',
    subject: 'Mira',
  },
  { hoursAgo: 29, text: 'I drive a 2014 Honda Civic.', category: 'cars', pinned: true },
  {
    hoursAgo: 33,
    text: 'A good error says what happened, what it means, and the one thing to do.',
    category: 'work',
  },
  { hoursAgo: 75, text: 'Flat white, no sugar.', category: 'preferences' },
  {
    hoursAgo: 77,
    text: 'Retry only what is idempotent. Everything else becomes “unknown” and asks a person.',
    category: 'work',
  },
  {
    hoursAgo: 98,
    text: 'Router: the 5 GHz channel 36 is quiet at night, 100 is not allowed near the airport.',
    category: 'home',
  },
  { hoursAgo: 121, text: 'Talk idea: memory that can be taken apart.', category: 'projects' },
  { hoursAgo: 400, text: 'القهوة بلا سكر', category: 'preferences', source: 'import' },
  {
    hoursAgo: 900,
    text: 'We live in the flat on Harbour Street.',
    category: 'home',
    endedHoursAgo: 200,
  },
  { hoursAgo: 200, text: 'We live in the house on Mill Lane.', category: 'home' },
];

/** The places of the samples that are worth opening. */
export const SAMPLES = { pinned: 0, told: 2, car: 4, ordinary: 6, last: 9, past: 11, present: 12 };

/** What the fact at the place of `pinned` said before. */
const EARLIER_TEXT = 'The Pi’s fan starts at 65 °C.';

const CONTEXT = 'Two children, one cluster. Prefers the boring way that works.';
const PREFERENCES = ['Short answers', 'Metric units'];

/** What the sample facts say. */
export const SAMPLE_TEXTS: readonly string[] = [
  ...SAMPLE.map(({ text }) => text),
  EARLIER_TEXT,
  CONTEXT,
  ...PREFERENCES,
  ...SAMPLE.flatMap(({ subject, provenance, metadata }) => [
    ...(subject ? [subject] : []),
    ...Object.values(provenance ?? {}),
    ...Object.keys(metadata ?? {}),
  ]),
].filter((text) => text !== undefined);

/** The id of the sample fact at a place, for opening it by its address. */
export function sampleId(place: number): string {
  return `01900000-0000-7000-8000-${String(place).padStart(12, '0')}`;
}

/** A fact as the app would have kept it. */
export function factAt(id: string, text: string, at: number, more: Partial<Fact> = {}): Fact {
  return buildFact({ id, text, category: 'other', createdAt: at, ...more });
}

function sampleRows(now: number): Rows {
  const facts = SAMPLE.map(({ hoursAgo, endedHoursAgo, text, ...more }, place) =>
    factAt(sampleId(place), text, now - hoursAgo * HOUR_MS, {
      ...more,
      validTo: endedHoursAgo === undefined ? null : now - endedHoursAgo * HOUR_MS,
      ...(place === SAMPLES.past ? { supersededBy: sampleId(SAMPLES.present) } : {}),
      ...(place === SAMPLES.present ? { supersedes: [sampleId(SAMPLES.past)] } : {}),
    }),
  );
  const written = now - 30 * HOUR_MS;
  const history: FactVersion[] = [
    {
      factId: sampleId(SAMPLES.pinned),
      replacedAt: now - HOUR_MS,
      fact: factAt(sampleId(SAMPLES.pinned), EARLIER_TEXT, written),
    },
  ];
  const profile: Profile = {
    name: 'Ada',
    locale: '',
    timeZone: 'Europe/Brussels',
    preferences: PREFERENCES,
    context: CONTEXT,
    pinnedFacts: [sampleId(SAMPLES.pinned), sampleId(SAMPLES.car)],
    updatedAt: now,
    revision: revisionAt(now),
  };
  return { facts, history, profile };
}

/** Puts the sample facts into the app's own database, with dates in the past, and shows them. */
export async function addSampleFacts(page: Page): Promise<void> {
  await writeRows(page, sampleRows(Date.now()));
  await page.goto(new URL('/memory', page.url()).href);
  // Those that are not of the past, as the index tells: it has read all that is new to it.
  const current = SAMPLE.filter(({ endedHoursAgo }) => endedHoursAgo === undefined).length;
  await page.locator(`[aria-setsize="${current}"]`).first().waitFor();
}
