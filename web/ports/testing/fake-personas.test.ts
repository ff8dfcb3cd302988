import { FakePersonas } from './fake-personas.ts';
import { personasContract } from './personas-contract.ts';

personasContract('The fake', async () => new FakePersonas());
