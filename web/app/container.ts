import { NIMA_VERSION } from '../../shared/protocol/app-version.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { createCompanionKey, takeKeyFromAddress } from '../companion-client/companion-key.ts';
import { createCompanionLink } from '../companion-client/companion-link.ts';
import { createCompanionHttp } from '../companion-client/http.ts';
import { createDataHome } from '../engine/data-home.ts';
import { createNotes } from '../engine/notes.ts';
import { createNextLook } from '../platform/next-look.ts';
import { systemClock, uuidIds } from '../platform/system.ts';
import type { CompanionLink } from '../ports/companion-link.ts';
import { NimaDatabase } from '../storage/database.ts';
import { DexieNoteRepository } from '../storage/dexie-note-repository.ts';
import type { Frame } from './frame.ts';

export type Container = ReturnType<typeof createContainer>;

/** The only place that wires the app together: everything with an effect is made here and passed in. */
export function createContainer(window: Window, frame: Frame) {
  const repository = new DexieNoteRepository(new NimaDatabase());
  const key = createCompanionKey(frame.storage);
  takeKeyFromAddress(window, key);
  const link: CompanionLink = createCompanionLink({
    http: createCompanionHttp(window.fetch.bind(window), key),
    key,
    protocol: PROTOCOL_VERSION,
    origin: window.location.origin,
    nextLook: createNextLook(window),
  });
  // The printed address opened in this very tab changes the fragment alone and loads nothing.
  window.addEventListener('hashchange', () => {
    if (takeKeyFromAddress(window, key)) link.retry();
  });
  const dataHome = createDataHome({ link, holdsData: async () => !(await repository.isEmpty()) });
  const notes = createNotes({
    repository,
    clock: systemClock,
    ids: uuidIds,
    onKept: ({ first }) => {
      // The moment to ask the browser to keep it. Once: a person who said no is not asked with every note.
      if (first) void frame.storageHealth.askToPersist();
      void dataHome.settle();
    },
  });
  return {
    notes,
    link,
    clock: systemClock,
    protocol: PROTOCOL_VERSION,
    version: NIMA_VERSION,
    origin: window.location.origin,
  };
}
