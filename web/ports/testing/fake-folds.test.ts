import { FakeFolds } from './fake-folds.ts';
import { foldsContract } from './folds-contract.ts';

foldsContract('the fake', async () => new FakeFolds());
