import { Dexie } from 'dexie';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MODEL_CACHE } from '../../shared/protocol/model-files.ts';
import { FakeCompanion } from '../companion-client/testing/fake-companion.ts';
import { NO_FILTER } from '../ports/memory.ts';
import { until } from '../ports/testing/until.ts';
import { DATABASE_NAME } from '../storage/database.ts';
import { buildOnnxFolder } from '../workers/embedding/testing/tiny-onnx-model.ts';
import { createContainer, type Container } from './container.ts';
import { buildFrame } from './testing/draw-app.tsx';

/** Two words that mean the same to this model, and to no other. */
const WORDS = { zorp: [1, 0, 0], blick: [1, 0, 0], pebble: [0, 1, 0] };
const NEVER = new AbortController().signal;

function openTab(): Container {
  const page = {
    fetch: new FakeCompanion().fetch,
    location: new URL('http://localhost:8787/'),
    history: { state: null, replaceState: () => undefined },
    document,
    caches,
    navigator: window.navigator,
    addEventListener: () => undefined,
    setTimeout: window.setTimeout.bind(window),
    clearTimeout: window.clearTimeout.bind(window),
  };
  return createContainer(page as unknown as Window, buildFrame());
}

async function found({ memory }: Container, words: string): Promise<string[]> {
  const { rows } = await memory.page(NEVER, { ...NO_FILTER, words }, { offset: 0, count: 9 });
  return rows.map(({ fact }) => fact.text);
}

const forget = async () => {
  await Dexie.delete(DATABASE_NAME);
  await caches.delete(MODEL_CACHE);
};
beforeEach(forget);
afterEach(forget);

/** Each tab compiles the runtime, ten megabytes of it. */
const TWO_RUNTIMES_MS = 60_000;

it(
  'searches with a picked model, by the real runtime, in every tab',
  { timeout: TWO_RUNTIMES_MS },
  async () => {
    const [one, two] = [openTab(), openTab()];
    await one.memory.remember('My blick is green.');
    await one.memory.remember('A pebble is grey.');
    const { choice, id } = await one.modelChoice.keep(NEVER, 'tiny', buildOnnxFolder(WORDS));
    await one.modelChoice.choose(choice);
    for (const tab of [one, two]) {
      await until(tab.modelChoice, ({ used, next }) => used?.model.id === id && next === null);
      await expect.poll(async () => found(tab, 'zorp'), { timeout: 20_000 }).toEqual(['My blick is green.']);
    }
    expect(one.modelChoice.getState().used).toMatchObject({ dimension: 3, embedder: 'ready' });
    await two.memory.remember('Another blick is blue.');
    await expect.poll(async () => found(one, 'zorp')).toHaveLength(2);
  },
);
