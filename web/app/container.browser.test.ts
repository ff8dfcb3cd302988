import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCompanionKey } from '../companion-client/companion-key.ts';
import { FakeCompanion } from '../companion-client/testing/fake-companion.ts';
import { NO_FILTER } from '../ports/memory.ts';
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
    navigator: window.navigator,
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

async function textsIn({ memory }: Container): Promise<string[]> {
  const { rows } = await memory.page(new AbortController().signal, NO_FILTER, { offset: 0, count: 9 });
  return rows.map(({ fact }) => fact.text);
}

const forget = async () => Dexie.delete(DATABASE_NAME);
beforeEach(forget);
afterEach(forget);

describe('the assembled app', () => {
  it('keeps facts in the browser, for the next time it is opened', async () => {
    const { page } = openPage(new FakeCompanion());
    await createContainer(page, buildFrame()).memory.remember('still here tomorrow');
    expect(await textsIn(createContainer(page, buildFrame()))).toEqual(['still here tomorrow']);
  });

  it('asks the browser to keep them for good, at the first note and not again', async () => {
    const frame = buildFrame();
    const { memory } = createContainer(openPage(new FakeCompanion()).page, frame);
    expect(frame.storageHealth.asked).toBe(0);
    await memory.remember('first');
    await memory.remember('second');
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
    const { memory, link, origin } = createContainer(page, buildFrame());
    await until(link, ({ kind }) => kind === 'connected');
    expect(companion.health.dataOrigin).toBeNull();
    await memory.remember('something to come back to');
    await until(link, (state) => 'health' in state && state.health.dataOrigin !== null);
    expect(companion.health.dataOrigin).toBe(origin);
  });
});
