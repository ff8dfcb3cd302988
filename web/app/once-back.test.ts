import { expect, it } from 'vitest';
import type { NetworkState } from '../platform/network.ts';
import { connected, createFakeCompanionLink } from '../ports/testing/fake-companion-link.ts';
import { createFakeReadable } from '../ports/testing/fake-readable.ts';
import { onceBack } from './once-back.ts';

type EngineState = NonNullable<NonNullable<Parameters<typeof connected>[1]>['engine']>['state'];
const withEngine = (state: EngineState) => {
  const plain = connected();
  if (plain.kind !== 'connected') throw new Error('It is connected.');
  const engine = { ...plain.status.engine, state } as typeof plain.status.engine;
  return { ...plain, status: { ...plain.status, engine } };
};

function open() {
  const network = createFakeReadable<NetworkState>('online');
  const link = createFakeCompanionLink();
  const done: string[] = [];
  onceBack(network, link, {
    retry: () => void done.push('retry'),
    goOn: async () => void done.push('go on'),
  });
  return { network, link, done };
}

it('looks again for a model of meaning when the network is back', () => {
  const { network, done } = open();
  network.show('offline');
  expect(done).toEqual([]);
  network.show('online');
  expect(done).toEqual(['retry']);
});

it('goes on with what was left when the companion is back, and when a model comes to it later', () => {
  const { link, done } = open();
  link.show(withEngine({ kind: 'none', reason: 'none was chosen' }));
  expect(done).toEqual(['retry', 'go on']);
  link.show(withEngine({ kind: 'ready', model: 'tiny', contextTokens: 512 }));
  expect(done).toEqual(['retry', 'go on', 'go on']);
  link.show(withEngine({ kind: 'ready', model: 'tiny', contextTokens: 512 }));
  link.show({ kind: 'off' });
  expect(done).toHaveLength(3);
});
