/** A way in which a file can be broken, and a word of the reason that must be given. */
export interface Breakage {
  readonly name: string;
  readonly reason: RegExp;
  breakIt(whole: Buffer): Buffer;
}

const changed = (whole: Buffer, change: (bytes: Buffer) => void): Buffer => {
  const copy = Buffer.from(whole);
  change(copy);
  return copy;
};
const at = (whole: Buffer, text: string): number => {
  const found = whole.indexOf(text, 0, 'latin1');
  if (found === -1) throw new Error(`The model holds no "${text}".`);
  return found;
};
/** Right behind a key: its kind, then its value. */
const behind = (whole: Buffer, key: string): number => at(whole, key) + key.length;
const renamed = (whole: Buffer, from: string, to: string): Buffer =>
  changed(whole, (bytes) => bytes.write(to.padEnd(from.length, '_'), at(bytes, from), 'latin1'));
const HUGE = 0x7fff_ffff_ffff_ffffn;

const cut = (name: string, length: (whole: Buffer) => number, reason: RegExp): Breakage => ({
  name,
  reason,
  breakIt: (whole) => whole.subarray(0, length(whole)),
});
const edit = (name: string, reason: RegExp, change: (bytes: Buffer) => void): Breakage => ({
  name,
  reason,
  breakIt: (whole) => changed(whole, change),
});
const rename = (name: string, from: string, to: string, reason: RegExp): Breakage => ({
  name,
  reason,
  breakIt: (whole) => renamed(whole, from, to),
});

const TENSOR = 'token_embd.weight';

/** The first five are what people meet; the rest is what a damaged disk or a malicious hand can make of a file. */
export const BREAKAGES: readonly Breakage[] = [
  cut('empty', () => 0, /is empty/),
  edit('another kind of file', /no GGUF file/, (bytes) => bytes.write('PK\u0003\u0004', 0, 'latin1')),
  cut('half of a download', (whole) => whole.length >> 1, /cut short: \d+ KB/),
  {
    name: 'a page of a website',
    reason: /no GGUF file/,
    breakIt: () => Buffer.from('<!doctype html><title>Please log in</title>'),
  },
  edit('from a newer program', /newer than Nima/, (bytes) => bytes.writeUInt32LE(9, 4)),

  cut('nothing but its name', () => 4, /cut short/),
  cut('ending in its counts', () => 12, /cut short/),
  cut('ending in its keys', (whole) => behind(whole, 'general.name') + 6, /longer than the file|cut short/),
  cut(
    'ending in its vocabulary',
    (whole) => at(whole, 'tokenizer.ggml.tokens') + 4_000,
    /longer than the file|cut short/,
  ),
  cut('ending in its table of tensors', (whole) => at(whole, TENSOR) + 20, /cut short/),
  cut('without its last tensor', (whole) => whole.length - 4_096, /cut short/),
  edit('the other byte order', /other way round/, (bytes) => bytes.writeUInt32BE(3, 4)),
  edit('of the first form', /too old/, (bytes) => bytes.writeUInt32LE(1, 4)),
  edit('more tensors than anything', /tensors; no model/, (bytes) => bytes.writeBigUInt64LE(HUGE, 8)),
  edit('more values than anything', /values; no model/, (bytes) => bytes.writeBigUInt64LE(HUGE, 16)),
  edit('one tensor too many', /tensor|cut short/, (bytes) =>
    bytes.writeBigUInt64LE(bytes.readBigUInt64LE(8) + 1n, 8),
  ),
  edit('no tensors', /no weights/, (bytes) => bytes.writeBigUInt64LE(0n, 8)),
  edit('a key as long as a file', /A key in its head/, (bytes) => bytes.writeBigUInt64LE(HUGE, 24)),
  edit('a text as long as a file', /longer than the file/, (bytes) =>
    bytes.writeBigUInt64LE(HUGE, behind(bytes, 'general.name') + 4),
  ),
  edit('a list as long as a file', /longer than the file/, (bytes) =>
    bytes.writeBigUInt64LE(HUGE, behind(bytes, 'tokenizer.ggml.tokens') + 8),
  ),
  edit('a value of no kind', /of a kind \(99\)/, (bytes) =>
    bytes.writeUInt32LE(99, behind(bytes, 'general.name')),
  ),
  edit('a list of no kind', /of a kind \(99\)/, (bytes) =>
    bytes.writeUInt32LE(99, behind(bytes, 'tokenizer.ggml.tokens') + 4),
  ),
  rename('a key said twice', 'general.file_type', 'llama.block_count', /"llama.block_count" twice/),
  rename('a tensor twice', 'blk.1.attn_q.weight', 'blk.0.attn_q.weight', /in the file twice/),
  rename('no architecture', 'general.architecture', 'general.architectura', /which kind of model/),
  rename('no layers', 'llama.block_count', 'llama.block_caunt', /block_count/),
  edit('no layers at all', /block_count" is 0/, (bytes) =>
    bytes.writeUInt32LE(0, behind(bytes, 'llama.block_count') + 4),
  ),
  edit('a context beyond counting', /context_length" is 4294967295/, (bytes) =>
    bytes.writeUInt32LE(0xff_ff_ff_ff, behind(bytes, 'llama.context_length') + 4),
  ),
  rename('no vocabulary', 'tokenizer.ggml.tokens', 'tokenizer.ggml.takens', /no vocabulary/),
  rename('no table of tokens', TENSOR, 'token_embt.weight', /table of its tokens/),
  edit('a tensor of no format', /format \(77\)/, (bytes) =>
    bytes.writeUInt32LE(77, behind(bytes, TENSOR) + 4 + 16),
  ),
  edit('a tensor of five dimensions', /5 dimensions/, (bytes) =>
    bytes.writeUInt32LE(5, behind(bytes, TENSOR)),
  ),
  edit('a tensor larger than any file', /larger than any file/, (bytes) =>
    bytes.writeBigUInt64LE(HUGE, behind(bytes, TENSOR) + 4),
  ),
  edit('a tensor that lies elsewhere', /does not begin where/, (bytes) =>
    bytes.writeBigUInt64LE(HUGE, behind(bytes, TENSOR) + 4 + 16 + 4),
  ),
  edit('an empty tensor', /is empty/, (bytes) => bytes.writeBigUInt64LE(0n, behind(bytes, TENSOR) + 4)),
];
