import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ChatEvent } from '../../shared/protocol/chat-events.ts';
import { fault } from '../../shared/protocol/errors.ts';
import type { ChatAnswer } from '../../shared/schemas/index.ts';
import type { Answer, Asked } from '../engines/answers/answer.ts';
import type { Answers } from '../engines/answers/answers.ts';
import { feed } from '../streams/feed.ts';
import { leavingOf } from '../streams/leaving.ts';
import type { StreamHub } from '../streams/stream-hub.ts';
import { whileHere } from './while-here.ts';

export interface ChatDeps {
  readonly answers: Answers;
  readonly streams: StreamHub;
}

/** What a reader is told when the companion stops. */
function stopping(): ChatEvent {
  const { code, message, retryable } = fault(
    'shutting_down',
    'The companion is stopping. Ask again when it is back.',
  );
  return { type: 'error', code, message, retryable };
}

/** The answer in one piece. */
export async function replyWhole(
  asked: Asked,
  reply: FastifyReply,
  { answers }: ChatDeps,
): Promise<ChatAnswer | FastifyReply> {
  return whileHere(reply, async (signal) => {
    const told = await answers.tell(asked, signal);
    return asked.label === undefined ? told : { ...told, conversation_id: asked.label };
  });
}

/** The answer as events, from the first word of the model on: what fails before is an error with its own status. */
export async function replyStreaming(
  asked: Asked,
  reply: FastifyReply,
  { answers, streams }: ChatDeps,
): Promise<void> {
  streams.mustTake(reply.raw);
  const leaving = leavingOf(reply.raw);
  const answer = answers.start(asked);
  const giveUp = () => answer.stop();
  // Until it began nobody knows its id, so nobody could come back for it.
  leaving.addEventListener('abort', giveUp);
  try {
    await answer.began;
    if (leaving.aborted) return void reply.hijack();
    streams.mustTake(reply.raw);
  } catch (error) {
    giveUp();
    throw error;
  } finally {
    leaving.removeEventListener('abort', giveUp);
  }
  await sendAnswer(answer, 0, reply, streams);
}

/** The rest of an answer, after the event `seen`. */
export async function sendAnswer(
  answer: Answer,
  seen: number,
  reply: FastifyReply,
  streams: StreamHub,
): Promise<void> {
  reply.hijack();
  const stream = streams.open<ChatEvent>(reply.raw, reply.getHeaders(), { lastId: seen, farewell: stopping });
  await feed(stream, (signal) => answer.follow(seen, signal));
}

/** The last event a reader saw; 0 for all of them. */
export function seenBy(request: FastifyRequest): number {
  const header = request.headers['last-event-id'];
  if (header === undefined) return 0;
  if (typeof header === 'string' && /^\d{1,9}$/.test(header)) return Number(header);
  throw fault('bad_request', 'Last-Event-ID must be the id of an event of this answer.', {
    details: { fields: ['last-event-id'] },
  });
}
