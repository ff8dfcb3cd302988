import type { CatalogueEntry, CatalogueFile, Default } from './catalogue-entry.ts';

/*
 * Addresses name one revision of a repository, whose files can never change. Sizes and hashes are what several
 * independent projects published for exactly these files; they were not checked against the hub from here, and a wrong
 * one can only lead to a refused download. A file without a hash is pinned by its first download.
 */

const HUB = 'https://huggingface.co';
const APACHE = { licence: 'Apache-2.0', licenceUrl: 'https://www.apache.org/licenses/LICENSE-2.0' } as const;
const LLAMA = {
  licence: 'Llama 3.2 Community License',
  licenceUrl: 'https://www.llama.com/llama3_2/license/',
} as const;

const at = (repository: string, revision: string) => ({
  page: `${HUB}/${repository}`,
  file: (path: string, sizeBytes: number | null, sha256: string | null): CatalogueFile => ({
    path,
    url: `${HUB}/${repository}/resolve/${revision}/${path}`,
    sizeBytes,
    sha256,
  }),
});

const qwen06 = at('unsloth/Qwen3-0.6B-GGUF', '50968a4468ef4233ed78cd7c3de230dd1d61a56b');
const llama1 = at('bartowski/Llama-3.2-1B-Instruct-GGUF', '067b946cf014b7c697f3654f621d577a3e3afd1c');
const qwen17 = at('unsloth/Qwen3-1.7B-GGUF', 'd7f544eead698dbd1f15126ef60b45a1e1933222');
const qwen4 = at('unsloth/Qwen3-4B-Instruct-2507-GGUF', 'a06e946bb6b655725eafa393f4a9745d460374c9');
const miniLm = at('Xenova/all-MiniLM-L6-v2', '751bff37182d3f1213fa05d7196b954e230abad9');

/** What can be downloaded. An id is the name of its file, so that a copy put there by hand is known as well. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  {
    id: 'qwen3-0.6b-q4_0',
    name: 'Qwen3 0.6B',
    use: 'chat',
    ...APACHE,
    page: qwen06.page,
    summary: 'The smallest that holds a conversation. Fast everywhere, and often wrong.',
    memoryGb: 2,
    folder: null,
    files: [
      qwen06.file(
        'Qwen3-0.6B-Q4_0.gguf',
        382_156_480,
        '33bcc57074ec7b6eada5a90651ee546ec0c2b271002c22baf9f1b2dd1e8f75cb',
      ),
    ],
  },
  {
    id: 'llama-3.2-1b-instruct-q4_0',
    name: 'Llama 3.2 1B Instruct',
    use: 'chat',
    ...LLAMA,
    page: llama1.page,
    summary: 'Small and steady: short answers in plain words.',
    memoryGb: 4,
    folder: null,
    files: [
      // A hash of it is published, but for another revision than this one: the first download decides, and says so.
      llama1.file('Llama-3.2-1B-Instruct-Q4_0.gguf', 773_025_920, null),
    ],
  },
  {
    id: 'qwen3-1.7b-q4_0',
    name: 'Qwen3 1.7B',
    use: 'chat',
    ...APACHE,
    page: qwen17.page,
    summary: 'The balance of speed and sense for a Raspberry Pi with 8 GB.',
    memoryGb: 8,
    folder: null,
    files: [
      qwen17.file(
        'Qwen3-1.7B-Q4_0.gguf',
        1_056_782_912,
        'c876f159707a4e4f70e045106c69db15bfc935a4981706fd4f65c6e7ea1e81c5',
      ),
    ],
  },
  {
    id: 'qwen3-4b-instruct-2507-q4_0',
    name: 'Qwen3 4B Instruct',
    use: 'chat',
    ...APACHE,
    page: qwen4.page,
    summary: 'The best answers of these, at less than half the speed of the 1.7B.',
    memoryGb: 8,
    folder: null,
    files: [
      qwen4.file(
        'Qwen3-4B-Instruct-2507-Q4_0.gguf',
        2_375_773_280,
        'e0ba675d86ab277c61701c6793659b2ae801d95e3be791464c321e6fbf613be2',
      ),
    ],
  },
  {
    id: 'all-minilm-l6-v2',
    name: 'all-MiniLM-L6-v2',
    use: 'search',
    ...APACHE,
    page: miniLm.page,
    summary: 'Finds English sentences by meaning, inside the app. For comparing with the built-in model.',
    memoryGb: null,
    folder: 'embeddings/Xenova/all-MiniLM-L6-v2',
    files: [
      miniLm.file('config.json', 650, '7135149f7cffa1a573466c6e4d8423ed73b62fd2332c575bf738a0d033f70df7'),
      miniLm.file(
        'tokenizer.json',
        711_661,
        'da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0',
      ),
      miniLm.file(
        'tokenizer_config.json',
        366,
        '9261e7d79b44c8195c1cada2b453e55b00aeb81e907a6664974b4d7776172ab3',
      ),
      miniLm.file(
        'onnx/model_quantized.onnx',
        22_972_370,
        'afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1',
      ),
    ],
  },
];

/** Smallest machines first. Written in Q4_0, which small ARM machines read 2.7 times faster than Q4_K_M. */
export const DEFAULTS: readonly Default[] = [
  { memoryGb: 2, id: 'qwen3-0.6b-q4_0', contextTokens: 2048, better: null },
  { memoryGb: 4, id: 'llama-3.2-1b-instruct-q4_0', contextTokens: 4096, better: null },
  { memoryGb: 8, id: 'qwen3-1.7b-q4_0', contextTokens: 4096, better: 'qwen3-4b-instruct-2507-q4_0' },
  { memoryGb: 16, id: 'qwen3-4b-instruct-2507-q4_0', contextTokens: 8192, better: null },
];
