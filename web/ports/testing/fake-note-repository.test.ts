import { FakeNoteRepository } from './fake-note-repository.ts';
import { noteRepositoryContract } from './note-repository-contract.ts';

noteRepositoryContract('the fake', async () => new FakeNoteRepository());
