import { FakeClock } from '../../../shared/testing/fakes.ts';
import { FakeConversations } from './fake-conversations.ts';
import { FakeOffers } from './fake-offers.ts';
import { offersContract } from './offers-contract.ts';

offersContract('the fake', async () => {
  const conversations = new FakeConversations(new FakeClock());
  return { offers: new FakeOffers(conversations), conversations };
});
