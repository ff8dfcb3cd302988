import { isErrorCode, type ErrorCode } from '../../../shared/protocol/errors.ts';
import type { Text } from '../../ui/text/text.tsx';

export interface Told {
  readonly code: string;
  readonly message: string;
}

/** Where the companion's own sentence says more than the code does. */
const SAY_MORE: readonly ErrorCode[] = [
  'disk_full',
  'download_failed',
  'internal',
  'model_failed',
  'model_unavailable',
  'model_unusable',
];

/**
 * What the companion said went wrong, in the app's own words where it knows the code. `detail` is what the companion
 * said, in English, where that is more; all of it where the app does not know.
 */
export function sayFailure(
  { code, message }: Told,
  { say }: Text,
): { words: string | null; detail: string | null } {
  if (!isErrorCode(code)) return { words: null, detail: message };
  const words = code === 'context_exceeded' ? say('companion.too_long') : say(`error.${code}`);
  return { words, detail: SAY_MORE.includes(code) ? message : null };
}
