import type { KeyboardEvent } from 'react';
import { isSavePress } from '../../../ui/save-keys.ts';

/** Enter sends, with Shift it breaks the line. Under a thumb it breaks the line, too, and the button sends. */
export function isSendPress(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return false;
  if (isSavePress(event)) return true;
  return !event.shiftKey && !matchMedia('(pointer: coarse)').matches;
}
