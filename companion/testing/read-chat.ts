import { chatEvent, type ChatEvent } from '../../shared/protocol/chat-events.ts';
import type { StreamReader } from './read-stream.ts';

/** The next event of an answer, or `undefined` when its stream has ended. */
export async function nextOf(stream: StreamReader): Promise<ChatEvent | undefined> {
  const event = await stream.next();
  return event && chatEvent.parse(JSON.parse(event.data));
}

/** All that is still to come. */
export async function restOf(stream: StreamReader): Promise<ChatEvent[]> {
  const events: ChatEvent[] = [];
  for (let event = await nextOf(stream); event; event = await nextOf(stream)) events.push(event);
  return events;
}
