import type { Readable } from './readable.ts';

/** The offline copy of the app and its updates. */
export type UpdateState =
  /** This browser has no service worker, or refused it: the app needs its server. */
  | { kind: 'unsupported' }
  | { kind: 'preparing' }
  /** The app opens without a network. */
  | { kind: 'ready' }
  /** A newer version waits for consent. */
  | { kind: 'waiting' }
  /** Another tab took the newer version: this one still runs the older code. */
  | { kind: 'stale' };

export interface AppUpdate extends Readable<UpdateState> {
  /** Takes the waiting version and reloads this tab. */
  accept(): void;
}
