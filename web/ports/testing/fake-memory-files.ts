import type { Clock } from '../../../shared/ports/clock.ts';
import { FakeClock } from '../../../shared/testing/fakes.ts';
import type { ImportConnection } from '../../workers/import/api.ts';
import { createMemoryFiles } from '../../workers/import/bridge.ts';
import { createImportSession } from '../../workers/import/import-session.ts';
import type { MemoryFiles } from '../memory-files.ts';

/** A session in this very thread, which answers a turn later as a worker would. `ended` tells how many were let go. */
export function createConnections(): {
  connect: () => ImportConnection;
  readonly opened: number;
  readonly ended: number;
} {
  const count = { opened: 0, ended: 0 };
  return {
    get opened() {
      return count.opened;
    },
    get ended() {
      return count.ended;
    },
    connect: () => {
      count.opened += 1;
      const session = createImportSession();
      return {
        session: {
          read: async (...args) => structuredClone(await session.read(...args)),
          see: async (known) => session.see(structuredClone(known)),
          seeChats: async (known) => session.seeChats(structuredClone(known)),
          compare: async () => structuredClone(session.compare()),
          begin: async (consent) => session.begin(consent),
          next: async () => structuredClone(session.next()),
          nextChats: async () => structuredClone(session.nextChats()),
        },
        broken: new Promise<never>(() => {}),
        end: () => void (count.ended += 1),
      };
    },
  };
}

/** Memory files without a worker: the same rules, for tests of what uses them. */
export function createFakeMemoryFiles(clock: Clock = new FakeClock()): MemoryFiles {
  return createMemoryFiles({ clock, connect: createConnections().connect });
}
