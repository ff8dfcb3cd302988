import { createStore } from 'zustand/vanilla';
import type { Chat } from '../../ports/chat.ts';
import type { MemoryRepository } from '../../ports/memory-repository.ts';
import { isPutAway, WELCOME_ENTRY, type Welcoming, type WelcomeState } from '../../ports/welcome.ts';
import { isOfSample } from './sample-facts.ts';
import { SAMPLE_LIFE } from './sample-life.ts';

export interface WelcomingParts {
  storage: Pick<Storage, 'getItem' | 'setItem'>;
  repository: Pick<MemoryRepository, 'newest'>;
  chat: Pick<Chat, 'list' | 'changes'>;
}

/** The first page is due where nothing was said and nothing kept but the sample, until it is put away. */
export function createWelcoming(parts: WelcomingParts): Welcoming {
  const { storage } = parts;
  const isAway = isPutAway(storage);
  const store = createStore<WelcomeState>(() => (isAway ? 'away' : 'looking'));
  const putAway = () => {
    storage.setItem(WELCOME_ENTRY, 'away');
    store.setState('away', true);
  };
  if (!isAway)
    isUsed(parts).then(
      // It may have been put away meanwhile.
      (used) => (used ? putAway() : store.getState() === 'looking' && store.setState('due', true)),
      // What fails here fails wherever something is read, and is told there.
      () => store.setState('away', true),
    );
  // Who talks has begun, whichever way they took.
  const stop = parts.chat.changes.subscribe(() => {
    if (store.getState() !== 'due') return;
    void parts.chat.list({ offset: 0, count: 1 }).then(
      ({ total }) => total > 0 && putAway(),
      () => undefined,
    );
  });
  store.subscribe((state) => state === 'away' && stop());
  const { getState, getInitialState, subscribe } = store;
  return { getState, getInitialState, subscribe, putAway };
}

async function isUsed({ repository, chat }: WelcomingParts): Promise<boolean> {
  const newest = { offset: 0, count: SAMPLE_LIFE.length, uncounted: true };
  const { total, facts } = await repository.newest(newest);
  if (total > facts.length || !facts.every(isOfSample)) return true;
  return (await chat.list({ offset: 0, count: 1 })).total > 0;
}
