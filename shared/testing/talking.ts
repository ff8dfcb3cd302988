import type { Conversation, Message } from '../schemas/index.ts';
import { revisionAt } from '../lib/hlc.ts';
import { CountingIds, FakeClock } from './fakes.ts';
import { endedBy } from '../domain/conversation/replying.ts';
import {
  awaitReply,
  beginConversation,
  say,
  type Said,
  type Unplaced,
} from '../domain/conversation/saying.ts';

const PLACED = { revision: revisionAt(1) };

/** A conversation that grows, a sentence at a time. */
export function talking() {
  const making = { clock: new FakeClock(), ids: new CountingIds() };
  let conversation: Unplaced<Conversation> = beginConversation(making);
  const messages = new Map<string, Message>();
  const keep = (...said: Unplaced<Message>[]) => {
    for (const message of said) messages.set(message.id, { ...message, ...PLACED });
  };
  return {
    making,
    messages,
    conversation: () => conversation,
    /** A question after `parent`, and its reply, which says `reply`. */
    exchange(text: string, reply: string, parent: string | null): Said {
      making.clock.advance(1000);
      const said = say(text, parent, conversation, making);
      conversation = said.conversation;
      const ended = { ...endedBy(said.reply, 'stop', making.clock.now()), text: reply };
      keep(said.question, ended);
      return { ...said, reply: ended };
    },
    /** Another reply to a question. */
    again(question: Parameters<typeof awaitReply>[0]) {
      making.clock.advance(1000);
      const again = awaitReply(question, conversation, making);
      conversation = again.conversation;
      keep(again.reply);
      return again.reply;
    },
  };
}
