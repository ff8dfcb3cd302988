import type {
  ListedModel,
  ModelFacts,
  ModelList,
  ModelOffer,
  ModelServer,
  PullProgress,
} from '../../../shared/schemas/index.ts';

type Place<Kind extends ListedModel['place']['kind']> = Extract<ListedModel['place'], { kind: Kind }>;

export const OFFERED: Place<'offered'> = { kind: 'offered', keptBytes: 0, failure: null };
export const PRESENT: Place<'present'> = {
  kind: 'present',
  path: '/home/ada/.nima/models/a.gguf',
  canDelete: true,
};

export const OFFER: ModelOffer = {
  licence: 'Apache-2.0',
  licenceUrl: 'https://www.apache.org/licenses/LICENSE-2.0',
  host: 'huggingface.co',
  page: 'https://huggingface.co/ada/steady-1.7b',
  memoryGb: 8,
  summary: 'The balance of speed and sense.',
};

/** What was read in the file of a model. */
export const MODEL_FACTS: ModelFacts = {
  architecture: 'qwen3',
  quantisation: 'Q4_0',
  parameters: 1,
  contextTokens: 40_960,
  hasChatTemplate: true,
};

export const SERVER: ModelServer = {
  name: 'Ollama',
  url: 'http://127.0.0.1:11434',
  models: ['small', 'large'],
  used: null,
};

export function buildProgress(parts: Partial<PullProgress> = {}): PullProgress {
  return {
    phase: 'downloading',
    doneBytes: 300_000_000,
    totalBytes: 1_000_000_000,
    bytesPerSecond: 5_000_000,
    attempt: 1,
    ...parts,
  };
}

export function buildListedModel(parts: Partial<ListedModel> = {}): ListedModel {
  return {
    id: 'steady-1.7b-q4_0',
    name: 'Steady 1.7B',
    use: 'chat',
    sizeBytes: 1_000_000_000,
    place: OFFERED,
    hash: { kind: 'known', sha256: 'a'.repeat(64) },
    offer: OFFER,
    facts: null,
    isChosen: false,
    ...parts,
  };
}

/** On a machine with 8 GB. */
export function buildModelList(
  models: readonly ListedModel[],
  recommendation: ModelList['recommendation'] = null,
): ModelList {
  return {
    models: [...models],
    hardware: {
      memoryBytes: 8_000_000_000,
      cores: 4,
      board: 'Raspberry Pi 5 Model B Rev 1.0',
      gpu: null,
      freeDiskBytes: 40_000_000_000,
    },
    recommendation,
  };
}
