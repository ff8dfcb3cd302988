import { expect } from './fixtures.ts';
import { sampleId } from './sample-notes.ts';
import type { Setting, Stage } from './stage.ts';

/** A route in one of the shapes it can take, with what brings it about. */
export interface State {
  readonly name: string;
  readonly show: (stage: Stage) => Promise<unknown>;
}

const ELSEWHERE = { dataOrigin: 'http://localhost:9999' };

/** Opens an address and makes sure that it shows what it should: a state that was not reached would pass every check. */
async function open(stage: Stage, setting: Setting, heading: string): Promise<void> {
  await stage.set(setting);
  await expect(stage.heading(heading).first()).toBeVisible();
}

async function openPalette(stage: Stage, typed: string): Promise<void> {
  await open(stage, { path: '/memory' }, 'Memory');
  await stage.button('Open the palette').click();
  await stage.page.getByRole('combobox').fill(typed);
}

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

/** The routes before anything was written. */
export const EMPTY_STATES: readonly State[] = [
  { name: 'memory: empty', show: (stage) => open(stage, { path: '/memory' }, 'Memory') },
  {
    name: 'memory: empty, the data elsewhere',
    show: (stage) =>
      open(stage, { path: '/memory', companion: ELSEWHERE }, 'Your memory lives at another address'),
  },
];

const MEMORY_STATES: readonly State[] = [
  { name: 'memory: notes', show: (stage) => open(stage, { path: '/memory' }, 'Memory') },
  { name: 'memory: a note open', show: (stage) => openNote(stage, 0) },
  {
    name: 'memory: a note changed',
    show: async (stage) => {
      await type(stage, `/memory/${sampleId(0)}`, 'Changed, and not saved yet.');
      await expect(stage.button('Drop changes')).toBeVisible();
    },
  },
  {
    name: 'memory: a note that is gone',
    show: (stage) => open(stage, { path: `/memory/${sampleId(999)}` }, 'This note is not here'),
  },
  {
    name: 'memory: a new note',
    show: async (stage) => {
      await type(stage, '/memory/new', 'Begun and not kept.');
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

const COMPANION_STATES: readonly State[] = [
  { name: 'companion: connected', show: (stage) => open(stage, { path: '/companion' }, 'Connected') },
  {
    name: 'companion: off',
    show: (stage) => open(stage, { path: '/companion', companion: 'off' }, 'The companion is off'),
  },
  {
    name: 'companion: stopping',
    show: (stage) => open(stage, { path: '/companion', companion: 'closing' }, 'The companion is stopping'),
  },
  {
    name: 'companion: no key',
    show: (stage) => open(stage, { path: '/companion', key: 'none' }, 'This browser has no key'),
  },
  {
    name: 'companion: wrong key',
    show: (stage) => open(stage, { path: '/companion', key: 'wrong' }, 'The key is not the companion’s'),
  },
  {
    name: 'companion: of another age',
    show: (stage) =>
      open(
        stage,
        { path: '/companion', companion: { protocol: '2.0' } },
        'App and companion do not fit together',
      ),
  },
  {
    name: 'companion: newer',
    show: (stage) => open(stage, { path: '/companion', companion: { protocol: '1.7' } }, 'Connected'),
  },
];

const OTHER_STATES: readonly State[] = [
  { name: 'settings', show: (stage) => open(stage, { path: '/settings' }, 'Settings') },
  {
    name: 'settings: the data elsewhere',
    show: async (stage) => {
      await open(stage, { path: '/settings', companion: ELSEWHERE }, 'Settings');
      await expect(stage.button('Keep my memory at this address from now on')).toBeVisible();
    },
  },
  {
    name: 'no network',
    show: async (stage) => {
      await open(stage, { path: '/settings', companion: 'off' }, 'Settings');
      await stage.page.context().setOffline(true);
      await expect(stage.page.getByText(stage.say('No network'))).toBeVisible();
    },
  },
  {
    name: 'palette',
    show: async (stage) => {
      await openPalette(stage, '');
      await expect(stage.page.getByRole('option')).not.toHaveCount(0);
    },
  },
  {
    name: 'palette: no such command',
    show: async (stage) => {
      await openPalette(stage, 'zeppelin');
      await expect(stage.page.getByText(stage.say('No command by this name'))).toBeVisible();
    },
  },
  {
    name: 'shortcuts',
    show: async (stage) => {
      await open(stage, { path: '/settings' }, 'Settings');
      await stage.button('Show all shortcuts').click();
      await expect(stage.heading('Keyboard shortcuts')).toBeVisible();
    },
  },
  {
    name: 'trouble',
    show: async (stage) => {
      await open(stage, { path: '/memory', broken: 'storage' }, 'This page stopped working');
      await stage.page.getByText(stage.say('Report'), { exact: true }).click();
    },
  },
  {
    name: 'trouble: a view that did not arrive',
    show: (stage) => open(stage, { path: '/settings', broken: 'chunk' }, 'This page could not be loaded'),
  },
  {
    name: 'an address of nothing',
    show: (stage) => open(stage, { path: '/nowhere' }, 'Nothing lives at this address'),
  },
];

/** Every route in every state, once the sample notes are there. */
export const STATES: readonly State[] = [...MEMORY_STATES, ...COMPANION_STATES, ...OTHER_STATES];
