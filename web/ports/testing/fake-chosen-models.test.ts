import { chosenModelsContract } from './chosen-models-contract.ts';
import { FakeChosenModels } from './fake-chosen-models.ts';

chosenModelsContract('The fake', async () => new FakeChosenModels());
