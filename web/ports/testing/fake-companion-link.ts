import type { CompanionStatus, Health } from '../../../shared/schemas/index.ts';
import { buildHealth, buildStatus } from '../../../shared/testing/builders.ts';
import type { CompanionLink, LinkState } from '../companion-link.ts';
import { createFakeReadable, type FakeReadable } from './fake-readable.ts';

export interface FakeCompanionLink extends CompanionLink, FakeReadable<LinkState> {
  /** What was asked of it: `retry`, `useKey abc`, `keepDataHere`. */
  readonly asked: string[];
  /** Set to make the companion refuse to be told. */
  failure: Error | null;
}

export function createFakeCompanionLink(
  state: LinkState = { kind: 'looking' },
  origin = 'http://localhost:8787',
): FakeCompanionLink {
  const store = createFakeReadable(state);
  const link: FakeCompanionLink = {
    ...store,
    asked: [],
    failure: null,
    retry: () => void link.asked.push('retry'),
    useKey: (key) => void link.asked.push(`useKey ${key}`),
    keepDataHere: async () => {
      link.asked.push('keepDataHere');
      if (link.failure) throw link.failure;
      const now = store.getState();
      if ('health' in now) store.show({ ...now, health: { ...now.health, dataOrigin: origin } });
    },
  };
  return link;
}

export function connected(health: Partial<Health> = {}, status: Partial<CompanionStatus> = {}): LinkState {
  return {
    kind: 'connected',
    health: buildHealth(health),
    compatibility: 'same',
    status: buildStatus(status),
  };
}

/** One example of every state a link can be in. */
export const LINK_STATES: { readonly [Kind in LinkState['kind']]: Extract<LinkState, { kind: Kind }> } = {
  looking: { kind: 'looking' },
  off: { kind: 'off' },
  refused: { kind: 'refused', code: 'forbidden_origin' },
  locked: { kind: 'locked', health: buildHealth(), reason: 'no_key' },
  incompatible: { kind: 'incompatible', health: buildHealth({ protocol: '9.0' }) },
  closing: { kind: 'closing', health: buildHealth() },
  connected: { kind: 'connected', health: buildHealth(), compatibility: 'same', status: buildStatus() },
};
