import { FakeClock } from '../../../shared/testing/fakes.ts';
import { conversationsContract } from './conversations-contract.ts';
import { FakeConversations } from './fake-conversations.ts';

conversationsContract('the fake', async () => new FakeConversations(new FakeClock()));
