import { createFakeModelLibrary } from './fake-model-library.ts';
import { modelLibraryContract } from './model-library-contract.ts';

modelLibraryContract('the fake', () => {
  const library = createFakeModelLibrary();
  return { library, shelf: library.shelf };
});
