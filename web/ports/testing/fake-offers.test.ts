import { FakeOffers } from './fake-offers.ts';
import { offersContract } from './offers-contract.ts';

offersContract('the fake', async () => new FakeOffers());
