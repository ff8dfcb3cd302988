import type { CompanionLink } from '../ports/companion-link.ts';
import type { NetworkState } from '../platform/network.ts';
import type { Readable } from '../ports/readable.ts';
import { hasModel } from './has-model.ts';

export interface OnceBack {
  /** A model that could not be had may be had now. */
  readonly retry: () => void;
  /** What waits for a model is sent when one comes, whatever view is open. */
  readonly goOn: () => Promise<void>;
}

/** When the network, the companion or a model is there again. */
export function onceBack(
  network: Pick<Readable<NetworkState>, 'subscribe'>,
  link: Pick<CompanionLink, 'subscribe'>,
  { retry, goOn }: OnceBack,
): void {
  network.subscribe((state) => {
    if (state === 'online') retry();
  });
  link.subscribe((state, before) => {
    const isBack = state.kind === 'connected' && before.kind !== 'connected';
    if (isBack) retry();
    if (isBack || (hasModel(state) && !hasModel(before))) goOn().catch(() => undefined);
  });
}
