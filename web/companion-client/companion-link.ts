import { createStore, type StoreApi } from 'zustand/vanilla';
import { isAbort } from '../../shared/lib/errors.ts';
import { isKnownError } from '../../shared/protocol/errors.ts';
import { companionEvent } from '../../shared/protocol/events.ts';
import { ROUTES } from '../../shared/protocol/routes.ts';
import { compareProtocols } from '../../shared/protocol/version.ts';
import { companionStatus, health as healthSchema, type Health } from '../../shared/schemas/index.ts';
import type { CompanionLink, LinkState } from '../ports/companion-link.ts';
import type { CompanionHttp } from './http.ts';
import type { CompanionKey } from './companion-key.ts';
import { readEvents } from './read-events.ts';

export interface LinkParts {
  http: CompanionHttp;
  key: CompanionKey;
  protocol: string;
  origin: string;
  /** Resolves when it is time to look again: after a while, or at once when the page is shown or back online. */
  nextLook: (signal: AbortSignal) => Promise<void>;
}

/** Keeps the line to the companion: looks, listens while it is there, looks again when it is gone. */
export function createCompanionLink(parts: LinkParts): CompanionLink & { close(): void } {
  const store = createStore<LinkState>(() => ({ kind: 'looking' }));
  let round = new AbortController();
  const start = (): void => {
    round.abort();
    round = new AbortController();
    void keepLooking(parts, store, round.signal);
  };
  start();
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    retry: start,
    useKey: (key) => {
      parts.key.keep(key);
      start();
    },
    keepDataHere: async () => {
      await parts.http.put(round.signal, ROUTES.dataOrigin, { origin: parts.origin });
      store.setState((state) => ('health' in state ? { ...state, health: { ...state.health, dataOrigin: parts.origin } } : state));
    },
    close: () => round.abort(),
  };
}

async function keepLooking(parts: LinkParts, store: StoreApi<LinkState>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await lookAndListen(parts, store, signal);
    } catch (error) {
      if (signal.aborted) return;
      // A bad answer, a timeout and a refused connection mean the same to a person: nobody to talk to.
      if (!isAbort(error) || store.getState().kind === 'looking') store.setState({ kind: 'off' }, true);
    }
    await parts.nextLook(signal).catch(() => undefined);
  }
}

async function lookAndListen({ http, key, protocol }: LinkParts, store: StoreApi<LinkState>, signal: AbortSignal): Promise<void> {
  const health = await http.get(signal, ROUTES.health, healthSchema);
  const compatibility = compareProtocols(protocol, health.protocol);
  if (compatibility === 'incompatible') return store.setState({ kind: 'incompatible', health }, true);
  if (key.read() === null) return store.setState({ kind: 'locked', health, reason: 'no_key' }, true);
  try {
    const status = await http.get(signal, ROUTES.companion, companionStatus);
    store.setState({ kind: 'connected', health, compatibility, status }, true);
    await listen(http, health, store, signal);
  } catch (error) {
    if (!isKnownError(error) || error.code !== 'unauthorized') throw error;
    store.setState({ kind: 'locked', health, reason: 'wrong_key' }, true);
  }
}

async function listen(http: CompanionHttp, health: Health, store: StoreApi<LinkState>, signal: AbortSignal): Promise<void> {
  const body = await http.open(signal, ROUTES.companionEvents);
  for await (const event of readEvents(body, companionEvent)) {
    if (event.type === 'closing') return store.setState({ kind: 'closing', health }, true);
    store.setState((state) => (state.kind === 'connected' ? { ...state, status: event.status } : state), true);
  }
}
