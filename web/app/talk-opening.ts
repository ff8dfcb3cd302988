import { nextTask, readInPieces } from '../platform/next-task.ts';
import type { ChatContainerParts, Talk } from './chat-container.ts';

/** What takes longest when the code of a conversation is read: patterns, and schemas. */
const PIECES: readonly (() => Promise<unknown>)[] = [
  async () => import('../../shared/domain/learning/rules/about-self.ts'),
  async () => import('../../shared/domain/learning/rules/rules.ts'),
  async () => import('../../shared/domain/capabilities/capabilities.ts'),
  async () => import('../../shared/domain/memory/time/cues.ts'),
  async () => import('../../shared/schemas/conversation.ts'),
  async () => import('../../shared/schemas/trace.ts'),
  async () => import('../../shared/domain/persona/polish.ts'),
  async () => import('../../shared/domain/recall/fold.ts'),
];

/** Reads the code of a conversation and puts it together, whichever view is open: none of it is felt there. */
export async function openTalk(parts: ChatContainerParts): Promise<Talk> {
  await readInPieces(PIECES);
  const { createChatContainer } = await import('./chat-container.ts');
  await nextTask();
  return createChatContainer(parts);
}
