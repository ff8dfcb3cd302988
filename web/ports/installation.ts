import type { Readable } from './readable.ts';

/** Whether Nima is installed on this device, and whether the browser offers it. */
export type InstallState = 'installed' | 'offered' | 'by_hand';

export interface Installation extends Readable<InstallState> {
  /** Shows the browser's own question. */
  install(): Promise<void>;
}
