/** The files of a static model whose words and vectors the test chose. The vectors are whole numbers from -127 to 127. */
export function buildStaticModel(
  words: Readonly<Record<string, readonly number[]>>,
  scale = 1,
): { weights: Uint8Array; tokenizer: unknown } {
  const names = Object.keys(words);
  const dimension = Object.values(words)[0]?.length ?? 1;
  const rows = [Array.from({ length: dimension }, () => 0), ...Object.values(words)];
  return {
    weights: writeSafetensors(rows.flat(), rows.length, scale),
    tokenizer: buildTokenizer(names),
  };
}

export function buildTokenizer(names: readonly string[]) {
  const vocab = Object.fromEntries(['[UNK]', ...names].map((name, at) => [name, at]));
  return {
    normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, lowercase: true },
    model: { type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', vocab },
  };
}

function writeSafetensors(values: readonly number[], rows: number, scale: number): Uint8Array {
  const scales = new Uint8Array(new Float32Array(rows).fill(scale).buffer);
  const end = scales.length + values.length;
  const header = {
    'embedding.scale': { dtype: 'F32', shape: [rows], data_offsets: [0, scales.length] },
    'embedding.weight': {
      dtype: 'I8',
      shape: [rows, values.length / rows],
      data_offsets: [scales.length, end],
    },
  };
  return frameSafetensors(header, [...scales, ...new Uint8Array(Int8Array.from(values).buffer)]);
}

/** Length, header, bytes: the header may say anything. */
export function frameSafetensors(header: unknown, bytes: readonly number[] = []): Uint8Array {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const file = new Uint8Array(8 + text.length + bytes.length);
  new DataView(file.buffer).setBigUint64(0, BigInt(text.length), true);
  file.set(text, 8);
  file.set(bytes, 8 + text.length);
  return file;
}
