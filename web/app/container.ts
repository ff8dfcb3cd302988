import { NIMA_VERSION } from '../../shared/protocol/app-version.ts';
import { ROUTES } from '../../shared/protocol/routes.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { foundModels } from '../../shared/schemas/index.ts';
import { createCompanionKey, takeKeyFromAddress } from '../companion-client/companion-key.ts';
import { createCompanionLink } from '../companion-client/companion-link.ts';
import { createCompanionHttp } from '../companion-client/http.ts';
import { createDataHome } from '../engine/data-home.ts';
import { createKeptReading } from '../engine/kept-reading.ts';
import { createNextLook } from '../platform/next-look.ts';
import { systemClock } from '../platform/system.ts';
import type { CompanionLink } from '../ports/companion-link.ts';
import { hasUnfinishedTalk } from '../storage/unfinished-talk.ts';
import type { Talk } from './chat-container.ts';
import type { Frame } from './frame.ts';
import { createMemoryContainer } from './memory-container.ts';
import { onceBack } from './once-back.ts';
import { sameUntilItFails } from './same-until-it-fails.ts';
import type { WelcomeContainerParts } from './welcome-container.ts';

export type Container = ReturnType<typeof createContainer>;

/** The only place that wires the app together: everything with an effect is made here and passed in. */
export function createContainer(window: Window, frame: Frame) {
  const { http, link, nextLook } = createLine(window, frame);
  const reading = createKeptReading({
    link,
    storage: frame.storage,
    askToForget: async () => http.delete(new AbortController().signal, ROUTES.keptReading),
  });
  const onKept = ({ first }: { first: boolean }) => {
    // The moment to ask the browser to keep it. Once: a person who said no is not asked with every fact.
    if (first) void frame.storageHealth.askToPersist();
    void dataHome.settle();
  };
  const { repository, talking, ...remembering } = createMemoryContainer(window, frame, {
    onKept,
    // Not waited for: a companion that is away is told when it is back.
    onErased: () => void reading.forget(),
    found: async (signal) => (await http.get(signal, ROUTES.embeddingModels, foundModels)).models,
  });
  const dataHome = createDataHome({ link, holdsData: async () => !(await repository.isEmpty()) });
  const openModels = sameUntilItFails(async () => {
    const { createModelLibrary } = await import('../companion-client/model-library.ts');
    return createModelLibrary({ http, nextLook });
  });
  const { database } = talking;
  const openVoice = sameUntilItFails(async () => {
    const { openVoice: open } = await import('./voice-container.ts');
    return open({ database, link, http });
  });
  const openTalk = sameUntilItFails(async () => {
    const { openTalk: open } = await import('./talk-opening.ts');
    const [{ memory }, models, voice] = [remembering, await openModels(), await openVoice()];
    return open({ ...talking, window, memory, link, http, reading, models, voice });
  });
  onceBack(frame.network, link, {
    retry: () => remembering.modelChoice.retry(),
    goOn: async () => void ((await hasUnfinishedTalk(database)) && (await openTalk())),
  });
  const { storage } = frame;
  return {
    ...remembering,
    openVoice,
    openTalk,
    openWelcome: welcomeOnceOpened({ ...remembering, ...talking, storage, repository, onKept }, openTalk),
    openModels,
    link,
    clock: systemClock,
    protocol: PROTOCOL_VERSION,
    version: NIMA_VERSION,
    origin: window.location.origin,
  };
}

/** What somebody who is new sees first. */
function welcomeOnceOpened(parts: Omit<WelcomeContainerParts, 'chat'>, openTalk: () => Promise<Talk>) {
  return sameUntilItFails(async () => {
    const { createWelcomeContainer } = await import('./welcome-container.ts');
    return createWelcomeContainer({ ...parts, chat: (await openTalk()).chat });
  });
}

/** The line to the companion, with the key that the address may have brought. */
function createLine(window: Window, frame: Frame) {
  const key = createCompanionKey(frame.storage);
  takeKeyFromAddress(window, key);
  const http = createCompanionHttp(window.fetch.bind(window), key);
  const nextLook = createNextLook(window);
  const { origin } = window.location;
  const link: CompanionLink = createCompanionLink({
    http,
    key,
    protocol: PROTOCOL_VERSION,
    origin,
    nextLook,
  });
  // The printed address opened in this very tab changes the fragment alone and loads nothing.
  window.addEventListener('hashchange', () => {
    if (takeKeyFromAddress(window, key)) link.retry();
  });
  return { http, link, nextLook };
}
