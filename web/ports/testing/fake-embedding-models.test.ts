import { buildOnnxFolder } from '../../workers/embedding/testing/tiny-onnx-model.ts';
import { embeddingModelsContract } from './embedding-models-contract.ts';
import { createFakeEmbeddingModels } from './fake-embedding-models.ts';

embeddingModelsContract('the fake', createFakeEmbeddingModels, () => buildOnnxFolder({ sun: [1, 0] }));
