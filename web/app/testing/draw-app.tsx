import type { Locale } from '../../ui/text/text.tsx';
import { buildFact } from '../../../shared/testing/builders.ts';
import { CountingIds, FakeClock } from '../../../shared/testing/fakes.ts';
import { createDrafts } from '../../engine/drafts.ts';
import { sampleOfFakes } from '../../engine/welcome/testing/sample-of-fakes.ts';
import type { NetworkState } from '../../platform/network.ts';
import { connected, createFakeCompanionLink } from '../../ports/testing/fake-companion-link.ts';
import { createFakeAppUpdate } from '../../ports/testing/fake-app-update.ts';
import { createFakeInstallation } from '../../ports/testing/fake-installation.ts';
import { createFakeNavigation } from '../../ports/testing/fake-navigation.ts';
import type { Fact } from '../../../shared/schemas/index.ts';
import { createFakeMemory } from '../../ports/testing/fake-memory.ts';
import { createFakeMemorySafety } from '../../ports/testing/fake-memory-safety.ts';
import { createFakeMemoryTransfer } from '../../ports/testing/fake-memory-transfer.ts';
import { createFakeModelLibrary } from '../../ports/testing/fake-model-library.ts';
import { createFakeModelChoice } from '../../ports/testing/fake-model-choice.ts';
import { createFakeReadable } from '../../ports/testing/fake-readable.ts';
import { openDeviceStorage } from '../../platform/device-storage.ts';
import { createFakeStorageHealth } from '../../ports/testing/fake-storage-health.ts';
import { FakeTabs } from '../../ports/testing/fake-tabs.ts';
import { MemoryStorage } from '../../ports/testing/memory-storage.ts';
import type { WelcomeState } from '../../ports/welcome.ts';
import { draw } from '../../ui/testing/draw.tsx';
import { App } from '../app.tsx';
import type { Container } from '../container.ts';
import { createDialogs } from '../dialogs.ts';
import type { Frame } from '../frame.ts';
import { createNotices } from '../notices.ts';
import { createPreferences } from '../preferences.ts';
import type { Route } from '../routes/route.ts';
import { buildTalk } from './build-talk.ts';

const ORIGIN = 'http://localhost:8787';

export function buildFrame(address = '/') {
  const storage = openDeviceStorage({ localStorage: new MemoryStorage() } as unknown as Window);
  return {
    storage,
    router: createFakeNavigation(address),
    preferences: createPreferences(storage),
    drafts: createDrafts(storage, new FakeTabs().open()),
    notices: createNotices(),
    dialogs: createDialogs(),
    storageHealth: createFakeStorageHealth(),
    erasing: { failed: false, begin: () => undefined },
    installation: createFakeInstallation(),
    network: createFakeReadable<NetworkState>('online'),
    received: { ...createFakeReadable<readonly File[]>([]), clear: () => undefined },
    update: createFakeAppUpdate(),
    mac: false,
  } satisfies Frame;
}

export function buildContainer(facts: readonly Fact[] = []) {
  const clock = new FakeClock();
  const models = Promise.resolve(createFakeModelLibrary());
  const talk = Promise.resolve(buildTalk(facts));
  const { sample } = sampleOfFakes();
  const welcoming = { ...createFakeReadable<WelcomeState>('away'), putAway: () => undefined };
  const welcomed = Promise.resolve({ sample, welcoming });
  return {
    openVoice: () => talk,
    openTalk: () => talk,
    openWelcome: () => welcomed,
    memory: createFakeMemory({ clock, ids: new CountingIds(), facts }),
    transfer: createFakeMemoryTransfer(),
    safety: createFakeMemorySafety(),
    modelChoice: createFakeModelChoice(),
    openModels: () => models,
    link: createFakeCompanionLink(connected({ dataOrigin: ORIGIN }), ORIGIN),
    clock,
    protocol: '1.0',
    version: '0.1.0',
    origin: ORIGIN,
  } satisfies Container;
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
  const [ids, now] = [new CountingIds(), new FakeClock().now()];
  const facts = texts.map((text, index) => buildFact({ id: ids.next(), text, createdAt: now - index }));
  const container = buildContainer(facts);
  const opened = opening ?? Promise.resolve<Container>(container);
  const drawing = await draw(
    <App frame={frame} opening={opened} locale={locale} {...(routes ? { routes } : {})} />,
    size,
  );
  return { ...drawing, frame, container };
}
