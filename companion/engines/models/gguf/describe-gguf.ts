import type { ModelFacts } from '../../../../shared/schemas/index.ts';
import { FILE_TYPES } from './number-formats.ts';
import { Refusal, refuse } from './refusal.ts';
import type { GgufHead } from './read-gguf.ts';

export interface GgufModel {
  /** `vectors`: it was made to compare texts and cannot answer. */
  readonly use: 'chat' | 'vectors';
  readonly name: string | null;
  readonly facts: ModelFacts;
  /** Which part of a model in several files this is, from 1. */
  readonly part: { readonly number: number; readonly count: number } | null;
}

export type ModelVerdict =
  | { readonly isUsable: true; readonly model: GgufModel }
  | { readonly isUsable: false; readonly reason: string };

/** Architectures that read a text both ways at once, and so have nothing to say. */
const VECTOR_ARCHITECTURES = new Set([
  'bert',
  'modern-bert',
  'neo-bert',
  'nomic-bert',
  'nomic-bert-moe',
  'jina-bert-v2',
  'jina-bert-v3',
  'eurobert',
  'gemma-embedding',
  't5encoder',
]);
/** What else travels as GGUF, by what it calls itself. */
const OTHER_FILES: Readonly<Record<string, string>> = {
  mmproj: 'This is the part of a model that sees pictures. Choose the model itself.',
  clip: 'This is the part of a model that sees pictures. Choose the model itself.',
  adapter: 'This is an addition to a model (LoRA). Choose the model itself.',
  imatrix: 'This is a table used for making smaller models. Choose the model itself.',
};
const LONGEST_ARCHITECTURE = 64;

/** What a readable file is: a model that could run, or the one reason why it is none. */
export function describeGguf(head: GgufHead): ModelVerdict {
  try {
    return { isUsable: true, model: describe(head) };
  } catch (error) {
    if (error instanceof Refusal) return { isUsable: false, reason: error.message };
    throw error;
  }
}

function describe(head: GgufHead): GgufModel {
  const architecture =
    textOf(head, 'general.architecture') ?? refuse('It does not say which kind of model it is.');
  if (!/^[\w.-]+$/.test(architecture) || architecture.length > LONGEST_ARCHITECTURE) {
    refuse('It calls its kind of model by something that is no name.');
  }
  const other = OTHER_FILES[textOf(head, 'general.type') ?? ''] ?? OTHER_FILES[architecture];
  if (other) refuse(other);
  if (head.tensors.count === 0) refuse('It holds no weights, only a vocabulary.');
  checkSizes(head, architecture);
  checkVocabulary(head);
  return {
    use: makesVectors(head, architecture) ? 'vectors' : 'chat',
    name: nameOf(head),
    part: partOf(head),
    facts: {
      architecture,
      quantisation: FILE_TYPES[numberOf(head, 'general.file_type') ?? -1] ?? head.tensors.format,
      parameters: head.tensors.numbers,
      contextTokens: numberOf(head, `${architecture}.context_length`),
      hasChatTemplate: head.values.get('tokenizer.chat_template')?.kind === 'text',
    },
  };
}

/** What llama.cpp counts sizes in: a larger one would come out as less than nothing. */
const LARGEST_SIZE = 0x7f_ff_ff_ff;

/** Without these llama.cpp cannot lay the model out. */
function checkSizes(head: GgufHead, architecture: string): void {
  for (const name of ['block_count', 'context_length', 'embedding_length']) {
    const key = `${architecture}.${name}`;
    const value = numberOf(head, key);
    if (value === null) refuse(`Its head does not say "${key}".`);
    if (value === 0 || value > LARGEST_SIZE) refuse(`Its head says that "${key}" is ${value}.`);
  }
}

function checkVocabulary(head: GgufHead): void {
  const tokens = head.values.get('tokenizer.ggml.tokens');
  if (tokens?.kind !== 'list' || tokens.of !== 'text' || tokens.count === 0) refuse('It has no vocabulary.');
  for (const key of ['tokenizer.ggml.scores', 'tokenizer.ggml.token_type']) {
    const list = head.values.get(key);
    if (list === undefined) continue;
    const fits = list.kind === 'list' && list.of === 'number' && list.count === tokens.count;
    if (!fits) refuse(`Its vocabulary and "${key}" do not fit together.`);
  }
  if (partOf(head) === null && !head.tensors.hasTokenTable) refuse('The table of its tokens is missing.');
}

/** 0 is how a model says that it pools nothing. */
function makesVectors(head: GgufHead, architecture: string): boolean {
  const pooling = numberOf(head, `${architecture}.pooling_type`) ?? 0;
  return pooling > 0 || VECTOR_ARCHITECTURES.has(architecture);
}

function partOf(head: GgufHead): GgufModel['part'] {
  const count = numberOf(head, 'split.count') ?? 0;
  return count > 1 ? { number: (numberOf(head, 'split.no') ?? 0) + 1, count } : null;
}

function textOf(head: GgufHead, key: string): string | null {
  const found = head.values.get(key);
  return found?.kind === 'text' && found.value !== '' ? found.value : null;
}

/** What a person may read: one line, without marks that would turn or hide text. */
function nameOf(head: GgufHead): string | null {
  const name =
    textOf(head, 'general.name')
      ?.replaceAll(/[\p{C}\s]+/gu, ' ')
      .trim() ?? '';
  return name === '' ? null : name.slice(0, 80);
}

function numberOf(head: GgufHead, key: string): number | null {
  const found = head.values.get(key);
  const isCount = found?.kind === 'number' && Number.isSafeInteger(found.value) && found.value >= 0;
  return isCount ? found.value : null;
}
