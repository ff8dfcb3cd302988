import { open } from 'node:fs/promises';
import { aligned, headerOf, type HeaderValue } from './header.ts';
import { NUMBER_FORMATS, type NumberFormat } from './number-format.ts';
import { scriptOf } from './script.ts';
import { type Shape, type ShapeName, SHAPES } from './shape.ts';
import { randomTensors, scriptTensors, type Tensor } from './tensors.ts';
import { makeVocabulary, TURN_END, type Vocabulary } from './vocabulary.ts';

export interface ModelToWrite {
  readonly shape?: ShapeName;
  readonly format?: NumberFormat;
  readonly seed?: number;
  /** It says this to everything, and stops; without it, words by chance. Words apart by spaces, none twice. */
  readonly says?: string;
}

const CHAT_ML =
  "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";
/** Tensors are written in pieces of about this size, so that a large one is never held whole. */
const PIECE_BYTES = 1 << 20;

/** Writes a small model that llama.cpp can run: the same bytes for the same wish. */
export async function writeModel(path: string, wish: ModelToWrite = {}): Promise<void> {
  const { shape: name = 'tiny', format = 'f16', seed = 1, says } = wish;
  const vocabulary = makeVocabulary(says?.split(' '), SHAPES[name].tokens);
  const tokens = vocabulary.tokens.length;
  const shape = says === undefined ? SHAPES[name] : scripted(SHAPES[name], tokens);
  const tensors =
    says === undefined
      ? randomTensors(shape, tokens, format, seed)
      : scriptTensors(shape, scriptOf(says, vocabulary), format);
  await writeFile(path, metaOf(shape, vocabulary, format, `${says ? 'script' : 'random'} ${name}`), tensors);
}

/** One layer is enough where it adds nothing; each token is a direction of its own. */
function scripted(shape: Shape, tokens: number): Shape {
  return { ...shape, width: tokens, layers: 1, heads: 8, keyHeads: 1, inner: 32, isTied: false };
}

function metaOf(
  shape: Shape,
  vocabulary: Vocabulary,
  format: NumberFormat,
  name: string,
): Record<string, HeaderValue> {
  const { architecture: own, width, heads, keyHeads, layers } = shape;
  const isHybrid = own === 'lfm2';
  const perLayer = Array.from({ length: layers }, (_, layer) => (shape.attends(layer) ? keyHeads : 0));
  return {
    'general.architecture': ['text', own],
    'general.name': ['text', `nima-test ${name}`],
    'general.file_type': ['u32', NUMBER_FORMATS[format].fileType],
    'general.quantization_version': ['u32', 2],
    [`${own}.block_count`]: ['u32', layers],
    [`${own}.context_length`]: ['u32', shape.context],
    [`${own}.embedding_length`]: ['u32', width],
    [`${own}.feed_forward_length`]: ['u32', shape.inner],
    [`${own}.attention.head_count`]: ['u32', heads],
    [`${own}.attention.head_count_kv`]: isHybrid ? ['i32', perLayer] : ['u32', keyHeads],
    ...(isHybrid ? { [`${own}.shortconv.l_cache`]: ['u32', 3] as const } : {}),
    [`${own}.attention.layer_norm_rms_epsilon`]: ['f32', 1e-5],
    [`${own}.rope.dimension_count`]: ['u32', width / heads],
    [`${own}.rope.freq_base`]: ['f32', 10_000],
    [`${own}.vocab_size`]: ['u32', vocabulary.tokens.length],
    'tokenizer.ggml.model': ['text', 'llama'],
    'tokenizer.ggml.pre': ['text', 'default'],
    'tokenizer.ggml.tokens': ['text', vocabulary.tokens],
    'tokenizer.ggml.scores': ['f32', vocabulary.scores],
    'tokenizer.ggml.token_type': ['i32', vocabulary.kinds],
    'tokenizer.ggml.bos_token_id': ['u32', vocabulary.idOf('<s>')],
    'tokenizer.ggml.eos_token_id': ['u32', vocabulary.idOf('</s>')],
    'tokenizer.ggml.eot_token_id': ['u32', vocabulary.idOf(TURN_END)],
    'tokenizer.ggml.unknown_token_id': ['u32', vocabulary.idOf('<unk>')],
    'tokenizer.ggml.add_bos_token': ['bool', true],
    'tokenizer.ggml.add_eos_token': ['bool', false],
    'tokenizer.ggml.add_space_prefix': ['bool', false],
    'tokenizer.chat_template': ['text', CHAT_ML],
  };
}

const countOf = ({ dims }: Tensor): number => dims.reduce((product, dim) => product * dim, 1);
const bytesOf = (tensor: Tensor): number => NUMBER_FORMATS[tensor.format].bytesOf(countOf(tensor));

async function writeFile(
  path: string,
  meta: Record<string, HeaderValue>,
  tensors: readonly Tensor[],
): Promise<void> {
  let offset = 0;
  const placed = tensors.map((tensor) => {
    const at = offset;
    offset += aligned(bytesOf(tensor));
    return { ...tensor, format: NUMBER_FORMATS[tensor.format].id, offset: at };
  });
  const file = await open(path, 'w');
  try {
    await file.write(headerOf(meta, placed));
    for (const tensor of tensors) {
      for (const piece of piecesOf(tensor)) await file.write(piece);
      await file.write(new Uint8Array(aligned(bytesOf(tensor)) - bytesOf(tensor)));
    }
  } finally {
    await file.close();
  }
}

function* piecesOf({ dims, format, fill }: Tensor): Generator<Uint8Array> {
  const [columns = 1, rows = 1] = dims;
  const layout = NUMBER_FORMATS[format];
  const rowBytes = layout.bytesOf(columns);
  const row = new Float32Array(columns);
  const most = Math.max(1, Math.floor(PIECE_BYTES / rowBytes));
  for (let from = 0; from < rows; from += most) {
    const count = Math.min(most, rows - from);
    const piece = new Uint8Array(count * rowBytes);
    const view = new DataView(piece.buffer);
    for (let i = 0; i < count; i++) {
      fill(row, from + i);
      layout.write(row, view, i * rowBytes);
    }
    yield piece;
  }
}
