import { createStore } from 'zustand/vanilla';
import { isKnownError, type ErrorCode, type KnownError } from '../../shared/protocol/errors.ts';
import { companionEvent, type CompanionEvent } from '../../shared/protocol/events.ts';
import { ROUTES } from '../../shared/protocol/routes.ts';
import { compareProtocols } from '../../shared/protocol/version.ts';
import { companionStatus, health as healthSchema, type CompanionStatus } from '../../shared/schemas/index.ts';
import { REFUSALS, type CompanionLink, type LinkState, type Refusal } from '../ports/companion-link.ts';
import type { CompanionHttp } from './http.ts';
import type { CompanionKey } from './companion-key.ts';

export interface LinkParts {
  http: CompanionHttp;
  key: CompanionKey;
  protocol: string;
  origin: string;
  /**
   * Resolves when it is time to look again: after a while, or at once when the page is shown or back online. Also
   * resolves, and never fails, when the signal is aborted.
   */
  nextLook: (signal: AbortSignal) => Promise<void>;
}

/** One round of looking, until a person starts another. What an older round still has to say is not heard. */
interface Round {
  readonly signal: AbortSignal;
  show(next: LinkState | ((state: LinkState) => LinkState)): void;
}

/** Keeps the line to the companion: looks, listens while it is there, looks again when it is gone. */
export function createCompanionLink(parts: LinkParts): CompanionLink & { close(): void } {
  const store = createStore<LinkState>(() => ({ kind: 'looking' }));
  const closing = new AbortController();
  let stopRound = (): void => undefined;
  const start = (): void => {
    stopRound();
    if (closing.signal.aborted) return;
    const round = new AbortController();
    stopRound = () => round.abort();
    const { signal } = round;
    void keepLooking(parts, { signal, show: (next) => !signal.aborted && store.setState(next, true) });
  };
  start();
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    retry: () => {
      // Asked for by hand: a person sees that something is being done.
      if (!closing.signal.aborted && store.getState().kind !== 'connected')
        store.setState({ kind: 'looking' }, true);
      start();
    },
    useKey: (key) => {
      parts.key.offer(key);
      start();
    },
    keepDataHere: async () => {
      await parts.http.put(closing.signal, ROUTES.dataOrigin, { origin: parts.origin });
      store.setState((state) => toldTheOrigin(state, parts.origin), true);
    },
    close: () => {
      closing.abort();
      stopRound();
    },
  };
}

async function keepLooking(parts: LinkParts, round: Round): Promise<void> {
  while (!round.signal.aborted) {
    try {
      await lookAndListen(parts, round);
    } catch (error) {
      round.show(isRefusal(error) ? { kind: 'refused', code: error.code } : { kind: 'off' });
    }
    await parts.nextLook(round.signal);
  }
}

async function lookAndListen(parts: LinkParts, round: Round): Promise<void> {
  const { http, key, protocol } = parts;
  const health = await http.get(round.signal, ROUTES.health, healthSchema);
  const compatibility = compareProtocols(protocol, health.protocol);
  if (compatibility === 'incompatible') return round.show({ kind: 'incompatible', health });
  if (health.status === 'stopping') return round.show({ kind: 'closing', health });
  if (key.read() === null) return round.show({ kind: 'locked', health, reason: 'no_key' });

  // After many wrong keys the companion says "wait" instead of "wrong"; to the right key it says neither.
  const status = await unlessRefused(['unauthorized', 'rate_limited'], async () => askStatus(http, round));
  // An older look's answer is about an older key.
  if (round.signal.aborted) return;
  if (status === null) {
    if (key.refused()) return lookAndListen(parts, round);
    return round.show({ kind: 'locked', health, reason: 'wrong_key' });
  }
  key.taken();
  round.show({ kind: 'connected', health, compatibility, status });

  // With too many tabs listening, this one looks now and then instead; a key that was changed shows at the next look.
  await unlessRefused(['unauthorized', 'rate_limited'], async () => listen(http, round));
}

async function askStatus(http: CompanionHttp, { signal }: Round): Promise<CompanionStatus> {
  return http.get(signal, ROUTES.companion, companionStatus);
}

async function listen(http: CompanionHttp, { signal, show }: Round): Promise<void> {
  const body = await http.open(signal, ROUTES.companionEvents);
  // Nobody needs to read events before there is somebody who sends them: that is fetched after the first view.
  const { readEvents } = await import('./read-events.ts');
  for await (const event of readEvents(body, companionEvent)) {
    show((state) => after(event, state));
    if (event.type === 'closing') return;
  }
}

function after(event: CompanionEvent, state: LinkState): LinkState {
  if (state.kind !== 'connected') return state;
  return event.type === 'closing'
    ? { kind: 'closing', health: state.health }
    : { ...state, status: event.status };
}

function toldTheOrigin(state: LinkState, dataOrigin: string): LinkState {
  return 'health' in state ? { ...state, health: { ...state.health, dataOrigin } } : state;
}

/** Somebody is there and does not want this page. All else means the same to a person: nobody to talk to. */
function isRefusal(error: unknown): error is KnownError & { code: Refusal } {
  return isKnownError(error) && (REFUSALS as readonly ErrorCode[]).includes(error.code);
}

async function unlessRefused<T>(codes: readonly ErrorCode[], ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (isKnownError(error) && codes.includes(error.code)) return null;
    throw error;
  }
}
