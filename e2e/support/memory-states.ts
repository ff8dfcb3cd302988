import { expect } from './fixtures.ts';
import { sampleId } from './sample-notes.ts';
import type { Stage } from './stage.ts';
import { ELSEWHERE, open, type State } from './state.ts';

/** What the drafts of these states say. */
const DRAFTS = {
  fresh: 'Begun and not kept.',
  changed: 'Changed, and not saved yet.',
  stray: 'Begun on a note that was deleted meanwhile.',
};
export const DRAFT_TEXTS = Object.values(DRAFTS);

const GONE = sampleId(999);

async function find(stage: Stage, words: string): Promise<void> {
  await open(stage, { path: '/memory' }, 'Memory');
  await stage.page.getByRole('searchbox').fill(words);
}

async function openNote(stage: Stage, index: number): Promise<void> {
  await stage.set({ path: `/memory/${sampleId(index)}` });
  await expect(stage.button('Delete note')).toBeVisible();
}

async function type(stage: Stage, path: string, text: string): Promise<void> {
  await stage.set({ path });
  await stage.page.getByRole('textbox').fill(text);
}

/** The list before anything was written. */
export const EMPTY_STATES: readonly State[] = [
  { name: 'memory: empty', show: (stage) => open(stage, { path: '/memory' }, 'Memory') },
  {
    name: 'memory: empty, the data elsewhere',
    show: (stage) =>
      open(stage, { path: '/memory', companion: ELSEWHERE }, 'Your memory lives at another address'),
  },
];

/** The list and the page, once the sample notes are there. */
export const MEMORY_STATES: readonly State[] = [
  { name: 'memory: notes', show: (stage) => open(stage, { path: '/memory' }, 'Memory') },
  { name: 'memory: a note open', show: (stage) => openNote(stage, 0) },
  {
    name: 'memory: a note changed',
    show: async (stage) => {
      await type(stage, `/memory/${sampleId(0)}`, DRAFTS.changed);
      await expect(stage.button('Drop changes')).toBeVisible();
    },
  },
  {
    name: 'memory: a note that is gone',
    show: (stage) => open(stage, { path: `/memory/${GONE}` }, 'This note is not here'),
  },
  {
    name: 'memory: a draft whose note is gone',
    show: async (stage) => {
      const drafts = { [`memory.${GONE}`]: DRAFTS.stray };
      await open(stage, { path: `/memory/${GONE}`, drafts }, 'This note is not here');
      await expect(stage.button('Write it as a new note')).toBeVisible();
    },
  },
  {
    name: 'memory: what was begun and left',
    show: async (stage) => {
      const drafts = {
        'memory.new': DRAFTS.fresh,
        [`memory.${sampleId(0)}`]: DRAFTS.changed,
        [`memory.${GONE}`]: DRAFTS.stray,
      };
      await open(stage, { path: '/memory', drafts }, 'Memory');
      await expect(stage.page.getByRole('link', { name: DRAFTS.stray })).toBeVisible();
    },
  },
  {
    name: 'memory: a new note',
    show: async (stage) => {
      await type(stage, '/memory/new', DRAFTS.fresh);
      await expect(stage.button('Keep')).toBeEnabled();
    },
  },
  {
    name: 'memory: a note that does not fit the disk',
    show: async (stage) => {
      await type(stage, '/memory/new', 'One note too many.');
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
      await stage.page.getByRole('textbox').fill(DRAFTS.fresh);
      await expect(
        stage.page.getByText(stage.say('This browser has no room left: drafts last until this page closes')),
      ).toBeVisible();
    },
  },
  {
    name: 'memory: words found',
    show: async (stage) => {
      await find(stage, 'a on');
      await expect(stage.page.locator('mark').first()).toBeVisible();
    },
  },
  {
    name: 'memory: nothing found',
    show: async (stage) => {
      await find(stage, 'zeppelin');
      await expect(stage.page.getByText(stage.say('No note holds these words'))).toBeVisible();
    },
  },
  {
    name: 'memory: notes, the data elsewhere',
    show: async (stage) => {
      await open(stage, { path: '/memory', companion: ELSEWHERE }, 'Memory');
      await expect(stage.page.getByRole('status').getByRole('link')).toBeVisible();
    },
  },
  {
    name: 'memory: a notice with something to do',
    show: async (stage) => {
      await openNote(stage, 9);
      await stage.button('Delete note').click();
      await expect(stage.button('Undo')).toBeVisible();
    },
  },
];
