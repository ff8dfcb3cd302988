import type { PickedFile } from '../../../ports/embedding-models.ts';

/** Words and their vectors: a model whose answers can be reckoned by hand. */
export type TinyWords = Readonly<Record<string, readonly number[]>>;

const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];

/**
 * The folder of a sentence model in transformers.js layout that looks each word up and does nothing else. The marks
 * around a text and what is not known are zeros. It reads eight pieces of a text, the two marks among them.
 */
export function buildOnnxFolder(words: TinyWords): PickedFile[] {
  const dimension = Object.values(words)[0]?.length ?? 1;
  const vectors = [...SPECIAL.map(() => Array.from({ length: dimension }, () => 0)), ...Object.values(words)];
  const json = (path: string, value: unknown) => asFile(path, JSON.stringify(value));
  return [
    json('config.json', { model_type: 'bert', hidden_size: dimension, max_position_embeddings: 8 }),
    json('tokenizer.json', tokenizerOf(Object.keys(words))),
    // As files of published models say it: no limit that anyone could reach.
    json('tokenizer_config.json', {
      tokenizer_class: 'BertTokenizer',
      model_max_length: 1e30,
      pad_token: '[PAD]',
    }),
    asFile('onnx/model.onnx', lookUpModel(vectors, dimension)),
  ];
}

function asFile(path: string, content: string | Uint8Array<ArrayBuffer>): PickedFile {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { path, content: new File([content], name, { lastModified: 0 }) };
}

function tokenizerOf(words: readonly string[]) {
  const vocab = Object.fromEntries([...SPECIAL, ...words].map((name, at) => [name, at]));
  const mark = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
  const single = [mark('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, mark('[SEP]')];
  return {
    added_tokens: SPECIAL.map((content, id) => ({ id, content, special: true })),
    normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, lowercase: true },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: { type: 'TemplateProcessing', single, pair: single },
    decoder: null,
    model: { type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', vocab },
  };
}

/** The ONNX file, written by hand: `last_hidden_state = Gather(words, input_ids)`. */
function lookUpModel(vectors: readonly (readonly number[])[], dimension: number): Uint8Array<ArrayBuffer> {
  const [float, int64] = [1, 7];
  const inputs = ['input_ids', 'attention_mask', 'token_type_ids'].map((name) =>
    field(11, valueInfo(name, int64, ['batch', 'length'])),
  );
  const words = [
    ...[vectors.length, dimension].map((size) => number(1, size)),
    number(2, float),
    text(8, 'words'),
    field(9, [...new Uint8Array(Float32Array.from(vectors.flat()).buffer)]),
  ];
  const node = [text(1, 'words'), text(1, 'input_ids'), text(2, 'last_hidden_state'), text(4, 'Gather')];
  const graph = [
    field(1, node.flat()),
    text(2, 'tiny'),
    field(5, words.flat()),
    ...inputs,
    field(12, valueInfo('last_hidden_state', float, ['batch', 'length', dimension])),
  ];
  return Uint8Array.from([number(1, 8), field(7, graph.flat()), field(8, number(2, 13))].flat());
}

function valueInfo(name: string, type: number, shape: readonly (string | number)[]): number[] {
  const sizes = shape.map((size) => field(1, typeof size === 'number' ? number(1, size) : text(2, size)));
  const tensor = [...number(1, type), ...field(2, sizes.flat())];
  return [...text(1, name), ...field(2, field(1, tensor))];
}

// The wire format of protocol buffers: a tag, then a number or so many bytes.
const number = (tag: number, value: number): number[] => [...varint(tag << 3), ...varint(value)];
const field = (tag: number, bytes: readonly number[]): number[] => [
  ...varint((tag << 3) | 2),
  ...varint(bytes.length),
  ...bytes,
];
const text = (tag: number, value: string): number[] => field(tag, [...new TextEncoder().encode(value)]);

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
}
