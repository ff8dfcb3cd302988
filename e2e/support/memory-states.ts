import type { Locator } from '@playwright/test';
import { expect } from './fixtures.ts';
import { SAMPLES, sampleId } from './sample-facts.ts';
import type { Stage } from './stage.ts';
import { ELSEWHERE, open, type State } from './state.ts';
import { dropIndex } from './stored.ts';

/** What the drafts of these states say. */
const DRAFTS = {
  fresh: 'Begun and not kept.',
  changed: 'Changed, and not saved yet.',
  stray: 'Begun on a fact that was erased meanwhile.',
};
export const DRAFT_TEXTS = Object.values(DRAFTS);

const GONE = sampleId(999);

function factsOf(stage: Stage): Locator {
  return stage.page.getByRole('list', { name: stage.say('Facts'), exact: true });
}

async function list(stage: Stage, query = ''): Promise<void> {
  await open(stage, { path: `/memory${query}` }, 'Memory');
  await stage.settled();
}

async function withoutModel(stage: Stage, query = ''): Promise<void> {
  await stage.leave();
  await dropIndex(stage.page);
  await open(stage, { path: `/memory${query}`, broken: 'model' }, 'Memory');
}

async function openFact(stage: Stage, place: number, query = ''): Promise<void> {
  await stage.set({ path: `/memory/${sampleId(place)}${query}` });
  await expect(stage.button('Erase for good')).toBeVisible();
  await stage.settled();
}

async function type(stage: Stage, path: string, label: string, text: string): Promise<void> {
  await stage.set({ path });
  await stage.page.getByRole('textbox', { name: stage.say(label), exact: true }).fill(text);
}

async function choose(stage: Stage, count: number): Promise<void> {
  await list(stage);
  await stage.button('Choose several').click();
  const boxes = factsOf(stage).getByRole('checkbox');
  for (let place = 0; place < count; place += 1) await boxes.nth(place).click();
  await expect(stage.page.getByRole('toolbar', { name: stage.say('With all that is chosen') })).toBeVisible();
}

/** The list before anything was written. */
export const EMPTY_STATES: readonly State[] = [
  { name: 'memory: empty', show: (stage) => list(stage) },
  {
    name: 'memory: empty, the data elsewhere',
    show: (stage) =>
      open(stage, { path: '/memory', companion: ELSEWHERE }, 'Your memory lives at another address'),
  },
  { name: 'profile: empty', show: (stage) => open(stage, { path: '/memory/profile' }, 'Profile') },
];

const LIST_STATES: readonly State[] = [
  { name: 'memory: facts', show: (stage) => list(stage) },
  {
    name: 'memory: found',
    show: async (stage) => {
      await list(stage, '?q=the+router');
      await expect(stage.page.locator('mark').first()).toBeVisible();
    },
  },
  {
    name: 'memory: nothing found',
    show: async (stage) => {
      // By words: to its meaning, every word is a little like every fact.
      await withoutModel(stage, '?q=zeppelin');
      await expect(stage.button('Search the past too')).toBeVisible();
    },
  },
  {
    name: 'memory: filters',
    show: async (stage) => {
      await list(stage, '?category=home&category=technical&past=show&from=2020-01-01');
      await expect(factsOf(stage).getByRole('link')).toHaveCount(5);
    },
  },
  {
    name: 'memory: nothing passes the filters',
    show: async (stage) => {
      await list(stage, '?category=travel&source=pack');
      await expect(stage.button('Show all facts')).toBeVisible();
    },
  },
  {
    name: 'memory: filters on a sheet',
    show: async (stage) => {
      await list(stage);
      await stage.button('Filters').click();
      await expect(stage.page.getByRole('dialog').getByRole('figure').first()).toBeVisible();
    },
  },
  {
    name: 'memory: words alone',
    show: async (stage) => {
      await withoutModel(stage);
      const state = stage.say('Search by words only, until the model is here');
      await expect(stage.page.getByText(state)).toBeVisible();
    },
  },
  {
    name: 'memory: facts, the data elsewhere',
    show: async (stage) => {
      await open(stage, { path: '/memory', companion: ELSEWHERE }, 'Memory');
      await expect(stage.page.getByRole('status').getByRole('link')).toBeVisible();
    },
  },
];

const CHOSEN_STATES: readonly State[] = [
  { name: 'memory: some chosen', show: (stage) => choose(stage, 3) },
  {
    name: 'memory: more to do with the chosen',
    show: async (stage) => {
      await choose(stage, 2);
      await stage.button('More to do with them').click();
      await stage.button('Erase for good').click();
      await expect(stage.button('Erase now')).toBeVisible();
    },
  },
  {
    name: 'memory: merging the chosen',
    show: async (stage) => {
      await choose(stage, 2);
      await stage.button('Merge').click();
      await expect(stage.page.getByRole('dialog').getByRole('textbox')).toBeVisible();
    },
  },
];

const PAGE_STATES: readonly State[] = [
  {
    name: 'memory: a fact with a history',
    show: async (stage) => {
      await openFact(stage, SAMPLES.pinned);
      await expect(stage.button('Restore')).toBeVisible();
    },
  },
  { name: 'memory: a fact and where it is from', show: (stage) => openFact(stage, SAMPLES.told) },
  {
    name: 'memory: a fact of the past',
    show: async (stage) => {
      await openFact(stage, SAMPLES.past);
      await expect(stage.page.getByRole('link', { name: stage.say('What replaced it') })).toBeVisible();
    },
  },
  {
    name: 'memory: a fact that replaced another',
    show: async (stage) => {
      await openFact(stage, SAMPLES.present);
      await expect(stage.page.getByText(stage.say('Replaces'), { exact: true })).toBeVisible();
    },
  },
  {
    name: 'memory: why a fact was found',
    show: async (stage) => {
      await openFact(stage, SAMPLES.car, '?q=automobile');
      await expect(stage.heading('Why this memory?')).toBeVisible();
    },
  },
  {
    name: 'memory: a fact about to be erased',
    show: async (stage) => {
      await openFact(stage, SAMPLES.ordinary);
      await stage.button('Erase for good').click();
      await expect(stage.button('Erase now')).toBeVisible();
    },
  },
  {
    name: 'memory: a notice with something to do',
    show: async (stage) => {
      await openFact(stage, SAMPLES.last);
      await stage.button('Wrong').click();
      await expect(stage.page.getByText(stage.say('Undo'), { exact: true })).toBeVisible();
    },
  },
  { name: 'profile', show: (stage) => open(stage, { path: '/memory/profile' }, 'Profile') },
];

const DRAFT_STATES: readonly State[] = [
  {
    name: 'memory: a fact changed',
    show: async (stage) => {
      await type(stage, `/memory/${sampleId(SAMPLES.ordinary)}`, 'Text', DRAFTS.changed);
      await expect(stage.button('Drop changes')).toBeVisible();
    },
  },
  {
    name: 'memory: a fact that is gone',
    show: (stage) => open(stage, { path: `/memory/${GONE}` }, 'This fact is not here'),
  },
  {
    name: 'memory: a draft whose fact is gone',
    show: async (stage) => {
      const drafts = { [`memory.${GONE}`]: DRAFTS.stray };
      await open(stage, { path: `/memory/${GONE}`, drafts }, 'This fact is not here');
      await expect(stage.button('Write it as a new fact')).toBeVisible();
    },
  },
  {
    name: 'memory: what was begun and left',
    show: async (stage) => {
      const drafts = {
        'memory.new': DRAFTS.fresh,
        [`memory.${sampleId(SAMPLES.ordinary)}`]: DRAFTS.changed,
        [`memory.${GONE}`]: DRAFTS.stray,
      };
      await open(stage, { path: '/memory', drafts }, 'Memory');
      await expect(stage.page.getByRole('link', { name: DRAFTS.stray })).toBeVisible();
    },
  },
  {
    name: 'memory: a new fact',
    show: async (stage) => {
      await type(stage, '/memory/new', 'New fact', DRAFTS.fresh);
      await expect(stage.button('Keep')).toBeEnabled();
    },
  },
  {
    name: 'memory: a fact that does not fit the disk',
    show: async (stage) => {
      await type(stage, '/memory/new', 'New fact', 'One fact too many.');
      await stage.page.evaluate(() => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException('Refused by a test.', 'QuotaExceededError');
        };
      });
      await stage.button('Keep').click();
      await expect(stage.page.getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'memory: a draft that does not fit',
    show: async (stage) => {
      await stage.set({ path: '/memory/new', broken: 'room' });
      await stage.page.getByRole('textbox', { name: stage.say('New fact') }).fill(DRAFTS.fresh);
      await expect(
        stage.page.getByText(stage.say('This browser has no room left: drafts last until this page closes')),
      ).toBeVisible();
    },
  },
];

/** The list and the page, once the sample facts are there. */
export const MEMORY_STATES: readonly State[] = [
  ...LIST_STATES,
  ...CHOSEN_STATES,
  ...PAGE_STATES,
  ...DRAFT_STATES,
];
