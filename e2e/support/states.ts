import { CHAT_STATES, SAID_TEXTS } from './chat-states.ts';
import { expect } from './fixtures.ts';
import { DRAFT_TEXTS, EMPTY_STATES, MEMORY_STATES } from './memory-states.ts';
import { MODEL_STATES } from './model-states.ts';
import { DATA_STATES, FILE_TEXTS, LOST_STATES } from './data-states.ts';
import { addSampleFacts, factAt, sampleId, SAMPLE_TEXTS } from './sample-facts.ts';
import type { Stage } from './stage.ts';
import { ELSEWHERE, open, type State } from './state.ts';
import { writeRows } from './stored.ts';

/** Everything a person wrote that any state may show. */
export const WRITTEN: readonly string[] = [...SAMPLE_TEXTS, ...DRAFT_TEXTS, ...FILE_TEXTS, ...SAID_TEXTS];

async function openPalette(stage: Stage, typed: string): Promise<void> {
  await open(stage, { path: '/memory' }, 'Memory');
  await stage.button('Commands: open the palette').click();
  await stage.page.getByRole('dialog').getByRole('combobox').fill(typed);
}

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
    name: 'companion: refuses this page',
    show: (stage) =>
      open(stage, { path: '/companion', companion: 'refuses' }, 'The companion does not answer this page'),
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
      const damaged = sampleId(998);
      await writeRows(stage.page, {
        facts: [factAt(damaged, 'A', 9e15, { revision: '000000000-0000-00000000' })],
      });
      await open(stage, { path: `/memory/${damaged}` }, 'This page stopped working');
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

/** Looks at every route in every state, and answers what was found, by the state's name. */
export async function lookAtAll(
  stage: Stage,
  look: (state: string) => Promise<string[]>,
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  const lookAt = async (states: readonly State[]) => {
    for (const { name, show } of states) {
      await show(stage);
      const faults = await look(name);
      if (faults.length > 0) found[name] = faults;
    }
  };
  await lookAt([...EMPTY_STATES, ...LOST_STATES]);
  await addSampleFacts(stage.page);
  await lookAt([
    ...MEMORY_STATES,
    ...DATA_STATES,
    ...CHAT_STATES,
    ...COMPANION_STATES,
    ...MODEL_STATES,
    ...OTHER_STATES,
  ]);
  return found;
}
