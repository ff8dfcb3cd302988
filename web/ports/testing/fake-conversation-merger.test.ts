import { FakeClock } from '../../../shared/testing/fakes.ts';
import { conversationMergerContract } from './conversation-merger-contract.ts';
import { FakeConversationMerger } from './fake-conversation-merger.ts';
import { FakeConversations } from './fake-conversations.ts';

conversationMergerContract('the fake', async () => {
  const conversations = new FakeConversations(new FakeClock());
  return { conversations, merger: new FakeConversationMerger(conversations) };
});
