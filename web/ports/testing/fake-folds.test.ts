import { FakeClock } from '../../../shared/testing/fakes.ts';
import { FakeConversations } from './fake-conversations.ts';
import { FakeFolds } from './fake-folds.ts';
import { foldsContract } from './folds-contract.ts';

foldsContract('the fake', async () => {
  const conversations = new FakeConversations(new FakeClock());
  return { folds: new FakeFolds(conversations), conversations };
});
