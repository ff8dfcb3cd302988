import type { ShownConversation } from '../../../ports/chat.ts';
import { useText } from '../../../ui/text/text.tsx';
import { runLeading, type LeadingParts } from './command-leading.ts';

/** Does a line that leads elsewhere, and answers whether it was one: what else is written is to be said. */
export function useLeading(
  parts: Omit<LeadingParts, 'text'>,
  shown: ShownConversation | null,
): (line: string) => Promise<boolean> {
  const text = useText();
  return async (line) => runLeading({ ...parts, text }, shown, line);
}
