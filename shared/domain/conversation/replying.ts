import { wellFormed } from '../../lib/well-formed.ts';
import type { ChatEvent } from '../../protocol/chat-events.ts';
import type { FromMemory, ReplyEnd } from '../../schemas/index.ts';
import type { Reply } from '../../schemas/index.ts';

/** The rules by which a reply comes about. Each answers the reply as it is then; what has ended stays as it is. */

/** What a reply is built of: no rule asks for its place in the order of changes. */
type Growing = Omit<Reply, 'revision'>;

const isOver = ({ state }: Growing): boolean => state === 'ended';

export function withMemory<R extends Growing>(reply: R, memory: FromMemory): R {
  return isOver(reply) ? reply : { ...reply, memory };
}

/** What the message ordered was done: that is the whole reply. */
export function withCommand<R extends Growing>(
  reply: R,
  command: NonNullable<Reply['command']>,
  now: number,
): R {
  return isOver(reply) ? reply : endedBy({ ...reply, command }, 'command', now);
}

/** What was chosen to be done for it, before the answer that tells of it. */
export function withPlan<R extends Growing>(reply: R, command: NonNullable<Reply['command']>): R {
  return isOver(reply) ? reply : { ...reply, command };
}

/** One question back is the whole answer: nothing else can be done before it is answered. */
export function askedBack<R extends Growing>(reply: R, text: string, now: number): R {
  return isOver(reply) ? reply : endedBy({ ...reply, text: wellFormed(text) }, 'stop', now);
}

/** It needs a model, and there is none to be had now. */
export function putOff<R extends Growing>(reply: R): R {
  return isOver(reply) ? reply : { ...reply, state: 'waiting', underWay: null };
}

/** What the companion tells of its answer, and the number of that event. */
export function hear<R extends Growing>(reply: R, event: ChatEvent, seen: number, now: number): R {
  if (isOver(reply)) return reply;
  const heard = reply.underWay && { ...reply.underWay, seen };
  switch (event.type) {
    case 'start':
      return {
        ...reply,
        state: 'answering',
        model: event.model,
        underWay: { id: event.id, seen },
        trouble: null,
      };
    case 'text':
      return { ...reply, text: reply.text + event.text, underWay: heard };
    case 'done':
      return endedBy(reply, event.reason, now);
    case 'error':
      return { ...endedBy(reply, reply.text === '' ? 'failed' : 'cut', now), trouble: event.code };
    case 'queued':
    case 'prefill':
      return { ...reply, underWay: heard };
  }
}

export function endedBy<R extends Growing>(reply: R, end: ReplyEnd, now: number): R {
  return isOver(reply) ? reply : { ...reply, state: 'ended', end, underWay: null, endedAt: now };
}

/** Where nobody holds the rest of an answer any more, what came of it stands. */
export function lost<R extends Growing>(reply: R, code: string, now: number): R {
  if (isOver(reply)) return reply;
  return { ...endedBy(reply, reply.text === '' ? 'failed' : 'cut', now), trouble: code };
}
