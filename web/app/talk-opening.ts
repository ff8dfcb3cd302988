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
  const talk = createChatContainer(parts);
  await untilKnown(talk.personas);
  return talk;
}

/** Who speaks is known before anything is said, and drawn as it is at once. What cannot be read is told where it is drawn. */
export async function untilKnown(personas: Pick<Talk['personas'], 'getState' | 'subscribe'>): Promise<void> {
  const isKnown = () => personas.getState().isReady || personas.getState().failure !== null;
  if (isKnown()) return;
  await new Promise<void>((resolve) => {
    const stop = personas.subscribe(() => {
      if (!isKnown()) return;
      stop();
      resolve();
    });
  });
}
