import { hear } from '../../../shared/domain/conversation/replying.ts';
import type { Applied, PolishStream } from '../../../shared/domain/persona/polish-stream.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { ChatEvent } from '../../../shared/protocol/chat-events.ts';
import type { Reply } from '../../../shared/schemas/index.ts';
import type { AnswerNews } from '../../ports/answerer.ts';
import type { ReplyStage } from '../../ports/chat.ts';
import type { ConversationRepository, Growth } from '../../ports/conversations.ts';

/** How often what has grown is kept: a reload loses no more than this, and reads that on where it is held. */
const KEPT_EVERY_MS = 400;

export interface ListeningParts {
  conversations: Pick<ConversationRepository, 'grow'>;
  clock: Clock;
  /** The rules on what is said, as it comes; what they hold back is not shown yet. */
  polishing: PolishStream;
  /** Told at each piece of news, with what can be shown by then. */
  onNews: (shown: Reply, stage: ReplyStage) => void;
  /** Told once, at the end, what the rules did. */
  onPolished: (applied: readonly Applied[]) => void;
}

/**
 * Hears an answer to its end and answers the reply as it is then: ended, or as far as it came where the line ended
 * without a last word. What grows is kept as it came, so that it can be read on; what is shown, and what it ends as, went
 * through the rules.
 */
export async function listen(
  { conversations, clock, polishing, onNews, onPolished }: ListeningParts,
  reply: Reply,
  news: AsyncIterable<AnswerNews>,
): Promise<Reply> {
  let heard = reply;
  let shown = polishing.push(reply.text);
  let stage: ReplyStage = { kind: 'sending' };
  let [kept, keptAt] = [reply, Number.NEGATIVE_INFINITY];
  try {
    for await (const piece of news) {
      if (piece.kind === 'event') {
        heard = hear(heard, piece.event, piece.number, clock.now());
        if (piece.event.type === 'text') shown += polishing.push(piece.event.text);
        stage = stageAfter(piece.event, stage);
      } else if (piece.kind === 'reconnecting') stage = { kind: 'reconnecting' };
      onNews({ ...heard, text: shown }, stage);
      if (heard.state === 'ended') break;
      if (clock.now() - keptAt < KEPT_EVERY_MS) continue;
      await conversations.grow(growthOf(heard));
      [kept, keptAt] = [heard, clock.now()];
    }
  } finally {
    // Whatever ends the listening, what was heard is kept.
    if (heard !== kept && heard.state !== 'ended') await conversations.grow(growthOf(heard));
  }
  const { text, applied } = polishing.end().polished;
  onPolished(applied);
  return { ...heard, text };
}

function stageAfter(event: ChatEvent, stage: ReplyStage): ReplyStage {
  switch (event.type) {
    case 'queued':
      return { kind: 'queued', ahead: event.ahead };
    case 'prefill':
      return { kind: 'reading', read: event.read, total: event.total };
    case 'text':
      return { kind: 'writing' };
    default:
      return stage;
  }
}

function growthOf({ id, conversation, text, underWay, model }: Reply): Growth {
  return { id, conversation, text, underWay, model };
}
