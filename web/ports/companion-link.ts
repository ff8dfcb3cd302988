import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { Compatibility } from '../../shared/protocol/version.ts';
import type { CompanionStatus, Health } from '../../shared/schemas/index.ts';
import type { Readable } from './readable.ts';

/** Why a companion that is there may not want to talk to a page of this address. */
export const REFUSALS = ['forbidden_origin', 'misdirected_host'] as const satisfies readonly ErrorCode[];
export type Refusal = (typeof REFUSALS)[number];

/** The state of the line between the app and its companion. */
export type LinkState =
  /** Not known yet: the first answer is awaited. */
  | { kind: 'looking' }
  /** Nobody answers at this address: the companion is off. Everything but generation and tasks works. */
  | { kind: 'off' }
  /** Somebody answers and does not talk to pages of this address. */
  | { kind: 'refused'; code: Refusal }
  /** It answers, and this browser has no key, or an old one. */
  | { kind: 'locked'; health: Health; reason: 'no_key' | 'wrong_key' }
  /** It speaks another major version of the protocol. */
  | { kind: 'incompatible'; health: Health }
  /** All is well, perhaps with a newer or older minor version on one side. */
  | {
      kind: 'connected';
      health: Health;
      compatibility: Exclude<Compatibility, 'incompatible'>;
      status: CompanionStatus;
    }
  /** It said that it is stopping. */
  | { kind: 'closing'; health: Health };

export interface CompanionLink extends Readable<LinkState> {
  /** Looks again now instead of at the next beat. */
  retry(): void;
  useKey(key: string): void;
  /** Makes this address the home of the data from now on. */
  keepDataHere(): Promise<void>;
}

/** The address the companion was last told to be the home of the data; null where it was not told, or does not answer. */
export function dataOriginOf(state: LinkState): string | null {
  return 'health' in state ? state.health.dataOrigin : null;
}
