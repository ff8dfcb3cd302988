import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeServiceWorkers } from './testing/fake-service-workers.ts';
import { createAppUpdate } from './update-bridge.ts';

/** Workbox takes a worker for waiting when it has not gone ahead by itself in this time. */
const TAKEN_FOR_WAITING_MS = 200;
const HOUR_MS = 60 * 60 * 1000;

let workers: FakeServiceWorkers;

beforeEach(() => {
  vi.useFakeTimers();
  workers = new FakeServiceWorkers();
  // Workbox reads these from the page it runs in.
  vi.stubGlobal('navigator', { serviceWorker: workers });
  vi.stubGlobal('document', { readyState: 'complete', baseURI: 'http://localhost:8787/' });
  vi.stubGlobal('location', new URL('http://localhost:8787/'));
  vi.stubGlobal('self', globalThis);
  vi.spyOn(console, 'groupCollapsed').mockImplementation(() => undefined);
  for (const level of ['log', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, level).mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A page that has just been loaded. */
async function openPage() {
  const reload = vi.fn();
  const page = {
    navigator,
    location: { reload },
    setInterval: (run: () => void, ms: number) => setInterval(run, ms),
  };
  const update = createAppUpdate(page as unknown as Window);
  const kinds = [update.getState().kind];
  update.subscribe(({ kind }) => void (kind !== kinds.at(-1) && kinds.push(kind)));
  await vi.advanceTimersByTimeAsync(0);
  return { update, kinds, reload };
}

async function findAndWait() {
  const worker = workers.finds();
  workers.installs(worker);
  await vi.advanceTimersByTimeAsync(TAKEN_FOR_WAITING_MS);
  return worker;
}

describe('the first visit', () => {
  it('prepares the offline copy and is ready when the worker is', async () => {
    const { kinds, reload } = await openPage();
    expect(kinds).toEqual(['preparing']);
    const worker = workers.finds();
    workers.installs(worker);
    workers.takesOver(worker);
    await vi.advanceTimersByTimeAsync(TAKEN_FOR_WAITING_MS);
    expect(kinds).toEqual(['preparing', 'ready']);
    expect(reload).not.toHaveBeenCalled();
  });

  it('is not called out of date when another tab of the same visit began the preparing', async () => {
    const begunElsewhere = workers.finds();
    const { kinds } = await openPage();
    workers.installs(begunElsewhere);
    workers.takesOver(begunElsewhere);
    await vi.advanceTimersByTimeAsync(TAKEN_FOR_WAITING_MS);
    expect(kinds).toEqual(['preparing', 'ready']);
  });

  it('needs its server where the browser has no service workers', async () => {
    vi.stubGlobal('navigator', {});
    const { update, kinds, reload } = await openPage();
    expect(kinds).toEqual(['unsupported']);
    update.accept();
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('needs its server where the browser refuses them', async () => {
    workers.refusal = new DOMException('An SSL certificate error occurred.', 'SecurityError');
    const { kinds } = await openPage();
    expect(kinds).toEqual(['preparing', 'unsupported']);
  });
});

describe('a newer version', () => {
  it('waits for consent, then takes over and loads the page once', async () => {
    workers.hasWorker();
    const { update, kinds, reload } = await openPage();
    const worker = await findAndWait();
    expect(kinds).toEqual(['preparing', 'ready', 'waiting']);
    expect(worker.told).toEqual([]);
    update.accept();
    expect(worker.told).toEqual([{ type: 'SKIP_WAITING' }]);
    expect(reload).not.toHaveBeenCalled();
    workers.takesOver(worker);
    expect(reload).toHaveBeenCalledTimes(1);
    expect(kinds.at(-1)).toBe('waiting');
  });

  it('is told also when it waited before the page was opened', async () => {
    workers.hasWorker();
    workers.installs(workers.finds());
    const { kinds } = await openPage();
    expect(kinds.at(-1)).toBe('waiting');
  });

  it('is looked for every hour, and having no network is no trouble', async () => {
    workers.hasWorker();
    const { update } = await openPage();
    await vi.advanceTimersByTimeAsync(3 * HOUR_MS);
    expect(workers.registration.looks).toBe(3);
    expect(update.getState().kind).toBe('ready');
  });

  it('found hours later is offered and taken like any other', async () => {
    workers.hasWorker();
    const { update, kinds, reload } = await openPage();
    await vi.advanceTimersByTimeAsync(5 * HOUR_MS);
    const worker = await findAndWait();
    expect(kinds.at(-1)).toBe('waiting');
    update.accept();
    workers.takesOver(worker);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('taken in another tab leaves this one as it is, and says so', async () => {
    workers.hasWorker();
    const { update, kinds, reload } = await openPage();
    workers.takesOver(await findAndWait());
    expect(kinds.at(-1)).toBe('stale');
    expect(reload).not.toHaveBeenCalled();
    update.accept();
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('taken in another tab is noticed also by a page that was loaded past the worker', async () => {
    workers.hasWorker();
    workers.controller = null;
    const { kinds } = await openPage();
    workers.takesOver(await findAndWait());
    expect(kinds.at(-1)).toBe('stale');
  });

  it('taken in another tab after the first visit of this one is noticed', async () => {
    const { kinds } = await openPage();
    const first = workers.finds();
    workers.installs(first);
    workers.takesOver(first);
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    expect(kinds.at(-1)).toBe('ready');
    // So fast that this tab never saw it wait.
    const second = workers.finds();
    workers.installs(second);
    workers.takesOver(second);
    expect(kinds.at(-1)).toBe('stale');
  });
});

it('loads the page anew when asked to with nothing waiting', async () => {
  workers.hasWorker();
  const { update, reload } = await openPage();
  update.accept();
  expect(reload).toHaveBeenCalledTimes(1);
});
