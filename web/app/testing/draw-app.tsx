import type { Locale } from '../../ui/text/text.tsx';
import { buildNote } from '../../../shared/testing/builders.ts';
import { CountingIds, FakeClock } from '../../../shared/testing/fakes.ts';
import { createDrafts } from '../../engine/drafts.ts';
import { createNotes } from '../../engine/notes.ts';
import type { NetworkState } from '../../platform/network.ts';
import { connected, createFakeCompanionLink } from '../../ports/testing/fake-companion-link.ts';
import { createFakeAppUpdate } from '../../ports/testing/fake-app-update.ts';
import { createFakeInstallation } from '../../ports/testing/fake-installation.ts';
import { createFakeNavigation } from '../../ports/testing/fake-navigation.ts';
import { FakeNoteRepository } from '../../ports/testing/fake-note-repository.ts';
import { createFakeReadable } from '../../ports/testing/fake-readable.ts';
import { openDeviceStorage } from '../../platform/device-storage.ts';
import { createFakeStorageHealth } from '../../ports/testing/fake-storage-health.ts';
import { MemoryStorage } from '../../ports/testing/memory-storage.ts';
import { draw } from '../../ui/testing/draw.tsx';
import { App } from '../app.tsx';
import type { Container } from '../container.ts';
import { createDialogs } from '../dialogs.ts';
import type { Frame } from '../frame.ts';
import { createNotices } from '../notices.ts';
import { createPreferences } from '../preferences.ts';
import type { Route } from '../routes/route.ts';

const ORIGIN = 'http://localhost:8787';

export function buildFrame(address = '/') {
  const storage = openDeviceStorage({ localStorage: new MemoryStorage() } as unknown as Window);
  return {
    storage,
    router: createFakeNavigation(address),
    preferences: createPreferences(storage),
    drafts: createDrafts(storage),
    notices: createNotices(),
    dialogs: createDialogs(),
    storageHealth: createFakeStorageHealth(),
    installation: createFakeInstallation(),
    network: createFakeReadable<NetworkState>('online'),
    update: createFakeAppUpdate(),
    mac: false,
  } satisfies Frame;
}

export function buildContainer() {
  const [clock, repository] = [new FakeClock(), new FakeNoteRepository()];
  return {
    notes: createNotes({ repository, clock, ids: new CountingIds(), onKept: () => undefined }),
    link: createFakeCompanionLink(connected({ dataOrigin: ORIGIN }), ORIGIN),
    clock,
    protocol: '1.0',
    version: '0.1.0',
    origin: ORIGIN,
    repository,
  } satisfies Container & { repository: FakeNoteRepository };
}

export interface AppOptions {
  address?: string;
  /** What was written before, the newest first. */
  texts?: readonly string[];
  /** Other views than the app's own. */
  routes?: readonly Route[];
  opening?: Promise<Container>;
  locale?: Locale;
  size?: 'laptop' | 'phone';
}

/** The app, drawn, and everything behind it. */
export async function drawApp({
  address,
  texts = [],
  routes,
  opening,
  locale = 'en',
  size,
}: AppOptions = {}) {
  const frame = buildFrame(address);
  const container = buildContainer();
  const ids = new CountingIds();
  for (const [index, text] of texts.entries()) {
    await container.repository.put(
      buildNote({ id: ids.next(), text, createdAt: container.clock.now() - index }),
    );
  }
  const opened = opening ?? Promise.resolve<Container>(container);
  const drawing = await draw(
    <App frame={frame} opening={opened} locale={locale} {...(routes ? { routes } : {})} />,
    size,
  );
  return { ...drawing, frame, container };
}
