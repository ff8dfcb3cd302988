import type { AppUpdate, UpdateState } from '../app-update.ts';
import { createFakeReadable, type FakeReadable } from './fake-readable.ts';

export interface FakeAppUpdate extends AppUpdate, FakeReadable<UpdateState> {
  /** How often a person agreed. */
  accepted: number;
}

export function createFakeAppUpdate(kind: UpdateState['kind'] = 'ready'): FakeAppUpdate {
  const update: FakeAppUpdate = {
    ...createFakeReadable<UpdateState>({ kind }),
    accepted: 0,
    accept: () => void (update.accepted += 1),
  };
  return update;
}
