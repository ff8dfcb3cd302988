import { inflateSync } from 'node:zlib';

/**
 * @typedef {object} Picture
 * @property {number} width
 * @property {number} height
 * @property {Buffer} rgba four bytes a pixel, row by row
 */

export const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Bytes of one pixel by colour type: RGB and RGBA as Chromium writes them, and indexed as `writePng` does. */
const BYTES_PER_PIXEL = new Map([
  [2, 3],
  [3, 1],
  [6, 4],
]);

/**
 * Reads a PNG of 8 bits a channel that is not interlaced.
 * @param {Buffer} file
 * @returns {Picture}
 */
export function readPng(file) {
  if (!file.subarray(0, 8).equals(SIGNATURE)) throw new Error('Not a PNG: its first eight bytes are others.');
  const chunks = readChunks(file);
  const header = chunk(chunks, 'IHDR');
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const bytesPerPixel = BYTES_PER_PIXEL.get(header.readUInt8(9));
  if (header.readUInt8(8) !== 8 || header.readUInt8(12) !== 0 || bytesPerPixel === undefined) {
    throw new Error('This PNG is of a kind not read here. Make it again with scripts/icons/make-icons.mjs.');
  }
  const data = inflateSync(chunk(chunks, 'IDAT'));
  const samples = unfilter(data, width * bytesPerPixel, height, bytesPerPixel);
  return { width, height, rgba: toRgba(samples, bytesPerPixel, chunks) };
}

/**
 * Chunks by name; those of the same name are joined, as the data may be cut anywhere.
 * @param {Buffer} file
 */
function readChunks(file) {
  /** @type {Map<string, Buffer>} */
  const chunks = new Map();
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    const name = file.toString('latin1', at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + file.readUInt32BE(at));
    chunks.set(name, Buffer.concat([chunks.get(name) ?? Buffer.alloc(0), body]));
  }
  return chunks;
}

/**
 * @param {Map<string, Buffer>} chunks
 * @param {string} name
 */
function chunk(chunks, name) {
  const found = chunks.get(name);
  if (!found) throw new Error(`This PNG has no ${name} chunk; the file is damaged.`);
  return found;
}

/**
 * @param {Buffer} samples
 * @param {number} bytesPerPixel
 * @param {Map<string, Buffer>} chunks
 */
function toRgba(samples, bytesPerPixel, chunks) {
  if (bytesPerPixel === 4) return samples;
  const palette = bytesPerPixel === 1 ? chunk(chunks, 'PLTE') : samples;
  const alphas = bytesPerPixel === 1 ? chunks.get('tRNS') : undefined;
  const count = samples.length / bytesPerPixel;
  const rgba = Buffer.alloc(count * 4, 255);
  for (let pixel = 0; pixel < count; pixel += 1) {
    const entry = bytesPerPixel === 1 ? samples.readUInt8(pixel) : pixel;
    palette.copy(rgba, pixel * 4, entry * 3, entry * 3 + 3);
    if (alphas && entry < alphas.length) rgba.writeUInt8(alphas.readUInt8(entry), pixel * 4 + 3);
  }
  return rgba;
}

/**
 * @param {Buffer} data every row with its filter type in front
 * @param {number} stride bytes of a row
 * @param {number} height
 * @param {number} bytesPerPixel
 */
function unfilter(data, stride, height, bytesPerPixel) {
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = data.readUInt8(y * (stride + 1));
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x >= bytesPerPixel ? out.readUInt8(at - bytesPerPixel) : 0;
      const up = y > 0 ? out.readUInt8(at - stride) : 0;
      const corner = x >= bytesPerPixel && y > 0 ? out.readUInt8(at - stride - bytesPerPixel) : 0;
      const raw = data.readUInt8(y * (stride + 1) + 1 + x);
      out.writeUInt8((raw + predict(filter, left, up, corner)) & 0xff, at);
    }
  }
  return out;
}

/**
 * The five filters of the PNG specification, section 9.
 * @param {number} filter
 * @param {number} left
 * @param {number} up
 * @param {number} corner
 */
function predict(filter, left, up, corner) {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4)
    throw new Error(`This PNG has a row with the unknown filter ${filter}; the file is damaged.`);
  const guess = left + up - corner;
  const toLeft = Math.abs(guess - left);
  const toUp = Math.abs(guess - up);
  const toCorner = Math.abs(guess - corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
