import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Note } from '../../shared/schemas/index.ts';
import { createCompanionKey } from '../companion-client/companion-key.ts';
import { FakeCompanion } from '../companion-client/testing/fake-companion.ts';
import { until } from '../ports/testing/until.ts';
import { DATABASE_NAME } from '../storage/database.ts';
import { createContainer, type Container } from './container.ts';
import { buildFrame } from './testing/draw-app.tsx';

/**
 * The page as the container sees it: the real one, but for what it asks of the network and for its address. `reach`
 * makes the browser tell of a new fragment, as when a printed address is opened in this very tab.
 */
function openPage(companion: FakeCompanion, hash = '') {
  const location = new URL(`http://localhost:8787/${hash}`);
  const events = new EventTarget();
  const page = {
    fetch: companion.fetch,
    location,
    history: {
      state: null,
      replaceState: (_state: unknown, _title: string, to: string) =>
        void (location.href = new URL(to, location).href),
    },
    document,
    addEventListener: events.addEventListener.bind(events),
    setTimeout: window.setTimeout.bind(window),
    clearTimeout: window.clearTimeout.bind(window),
  };
  return {
    page: page as unknown as Window,
    location,
    reach: (fragment: string) => {
      location.hash = fragment;
      events.dispatchEvent(new Event('hashchange'));
    },
  };
}

async function notesIn({ notes }: Container): Promise<Note[]> {
  return new Promise((resolve, reject) => {
    const stop = notes.watch((list) => {
      resolve(list);
      queueMicrotask(() => stop());
    }, reject);
  });
}

const forget = async () => Dexie.delete(DATABASE_NAME);
beforeEach(forget);
afterEach(forget);

describe('the assembled app', () => {
  it('keeps notes in the browser, for the next time it is opened', async () => {
    const { page } = openPage(new FakeCompanion());
    const note = await createContainer(page, buildFrame()).notes.write('still here tomorrow');
    expect(await notesIn(createContainer(page, buildFrame()))).toEqual([note]);
  });

  it('asks the browser to keep them for good, at the first note and not again', async () => {
    const frame = buildFrame();
    const { notes } = createContainer(openPage(new FakeCompanion()).page, frame);
    expect(frame.storageHealth.asked).toBe(0);
    await notes.write('first');
    await notes.write('second');
    expect(frame.storageHealth.asked).toBe(1);
  });

  it('takes the key from the printed address, wipes it there, and connects', async () => {
    const companion = new FakeCompanion();
    const frame = buildFrame();
    const { page, location } = openPage(companion, `#key=${companion.key}`);
    const { link } = createContainer(page, frame);
    await until(link, ({ kind }) => kind === 'connected');
    expect(location.hash).toBe('');
    expect(createCompanionKey(frame.storage).read()).toBe(companion.key);
  });

  it('takes it also when the printed address is opened in this very tab', async () => {
    const companion = new FakeCompanion();
    const { page, location, reach } = openPage(companion);
    const { link } = createContainer(page, buildFrame());
    await until(link, ({ kind }) => kind === 'locked');
    reach('#somewhere-else');
    reach(`#key=${companion.key}`);
    await until(link, ({ kind }) => kind === 'connected');
    expect(location.hash).toBe('');
  });

  it('tells the companion where the data lives, once there is some', async () => {
    const companion = new FakeCompanion();
    companion.health = { ...companion.health, dataOrigin: null };
    const { page } = openPage(companion, `#key=${companion.key}`);
    const { notes, link, origin } = createContainer(page, buildFrame());
    await until(link, ({ kind }) => kind === 'connected');
    expect(companion.health.dataOrigin).toBeNull();
    await notes.write('something to come back to');
    await until(link, (state) => 'health' in state && state.health.dataOrigin !== null);
    expect(companion.health.dataOrigin).toBe(origin);
  });
});
