import type { Installation, InstallState } from '../installation.ts';
import { createFakeReadable, type FakeReadable } from './fake-readable.ts';

export interface FakeInstallation extends Installation, FakeReadable<InstallState> {
  /** How often the browser's question was shown. */
  asked: number;
}

export function createFakeInstallation(state: InstallState = 'by_hand'): FakeInstallation {
  const installation: FakeInstallation = {
    ...createFakeReadable(state),
    asked: 0,
    install: async () => void (installation.asked += 1),
  };
  return installation;
}
