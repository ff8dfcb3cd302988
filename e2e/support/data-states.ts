import { expect } from './fixtures.ts';
import { factAt, SAMPLES, sampleId } from './sample-facts.ts';
import type { Stage } from './stage.ts';
import { open, type State } from './state.ts';

/** What the files of these states say. */
const IN_FILES = {
  added: 'The spare key hangs behind the clock.',
  changed: 'Cortado, no sugar.',
  name: 'facts.json',
};
export const FILE_TEXTS = Object.values(IN_FILES);

/** A file of Nima with one fact that is new here, and one that reads another way here. */
function memoryFile(): string {
  const now = Date.now();
  const changed = factAt(sampleId(SAMPLES.ordinary), IN_FILES.changed, now, { category: 'preferences' });
  const facts = [factAt(sampleId(500), IN_FILES.added, now), changed];
  return JSON.stringify({ format: 'nima-memory', version: 1, exportedAt: now, deviceId: 'e2e00000', facts });
}

async function give(stage: Stage, content: string): Promise<void> {
  await open(stage, { path: '/data' }, 'Your data');
  const file = { name: IN_FILES.name, mimeType: 'application/json', buffer: Buffer.from(content) };
  await stage.page.locator('input[type=file]').last().setInputFiles(file);
}

/** With nothing in the memory. */
export const LOST_STATES: readonly State[] = [
  { name: 'data: empty', show: (stage) => open(stage, { path: '/data' }, 'Your data') },
  {
    name: 'data: the memory is gone',
    show: async (stage) => {
      await open(stage, { path: '/data', lost: 12 }, 'Your data');
      await expect(stage.button('Begin anew')).toBeVisible();
    },
  },
];

export const DATA_STATES: readonly State[] = [
  {
    name: 'data: a file to take in',
    show: async (stage) => {
      await give(stage, memoryFile());
      await expect(stage.button('Leave it')).toBeVisible();
      await expect(stage.page.getByText(IN_FILES.changed)).toBeVisible();
    },
  },
  {
    name: 'data: a file that cannot be taken in',
    show: async (stage) => {
      await give(stage, '{"facts": [');
      await expect(stage.button('Choose another file')).toBeVisible();
    },
  },
  {
    name: 'data: snapshots to lock',
    show: async (stage) => {
      await open(stage, { path: '/data' }, 'Your data');
      await stage.page.getByRole('switch', { name: stage.say('Lock snapshots with a passphrase') }).click();
      await expect(stage.button('Lock and take one')).toBeVisible();
    },
  },
  {
    name: 'data: a file to lock',
    show: async (stage) => {
      await open(stage, { path: '/data' }, 'Your data');
      await stage.page.getByRole('switch').first().click();
      await stage.button('Save the file').click();
      await expect(stage.page.getByText(stage.say('Type a passphrase first.'))).toBeVisible();
    },
  },
  {
    name: 'data: a file that is ready, and a snapshot about to be removed',
    show: async (stage) => {
      await open(stage, { path: '/data' }, 'Your data');
      await stage.button('Save the file').click();
      await expect(stage.button('Save it')).toBeVisible();
      await stage.button('Take one now').click();
      const rows = stage.page.getByRole('list', { name: stage.say('Snapshots, the newest first') });
      await rows.getByRole('button').nth(2).click();
      await expect(stage.button('Remove now')).toBeVisible();
    },
  },
];
