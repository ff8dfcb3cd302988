import { beginConversation, say, type Making } from '../../../../shared/domain/conversation/saying.ts';
import type { Reply } from '../../../../shared/schemas/index.ts';
import type { FakeConversations } from '../../../ports/testing/fake-conversations.ts';

/** A question, and what became of the reply to it. */
export type Exchange = readonly [question: string, reply: Partial<Reply>];

const ENDED = { state: 'ended', end: 'stop', model: 'tiny' } as const;

/** A conversation that was held before; answers its id. */
export async function putConversation(
  conversations: FakeConversations,
  making: Making,
  exchanges: readonly Exchange[],
): Promise<string> {
  let conversation = beginConversation(making);
  let leaf: string | null = null;
  for (const [question, reply] of exchanges) {
    const said = say(question, leaf, conversation, making);
    ({ conversation } = said);
    leaf = said.reply.id;
    const ended: Partial<Reply> = { ...ENDED, endedAt: making.clock.now(), ...reply };
    await conversations.write({}, () => ({
      conversation: said.conversation,
      messages: [said.question, { ...said.reply, ...ended, id: said.reply.id }],
    }));
  }
  return conversation.id;
}
