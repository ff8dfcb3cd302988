import { inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Bytes of one pixel by colour type: RGB and RGBA, the two that Chromium writes. */
const BYTES_PER_PIXEL = new Map([
  [2, 3],
  [6, 4],
]);

/**
 * Reads a PNG as Chromium writes it: 8 bits a channel, RGB or RGBA, not interlaced.
 * @param {Buffer} file
 * @returns {{ width: number, height: number, alphaAt: (x: number, y: number) => number }}
 */
export function readPng(file) {
  if (!file.subarray(0, 8).equals(SIGNATURE)) throw new Error('Not a PNG: its first eight bytes are others.');
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  const bytesPerPixel = BYTES_PER_PIXEL.get(file.readUInt8(25));
  if (file.readUInt8(24) !== 8 || file.readUInt8(28) !== 0 || bytesPerPixel === undefined) {
    throw new Error('This PNG is not 8-bit RGB or RGBA. Make it again with scripts/icons/make-icons.mjs.');
  }
  const rows = unfilter(inflateSync(joinData(file)), width * bytesPerPixel, height, bytesPerPixel);
  return {
    width,
    height,
    alphaAt: (x, y) => (bytesPerPixel === 3 ? 255 : rows.readUInt8((y * width + x) * 4 + 3)),
  };
}

/** @param {Buffer} file */
function joinData(file) {
  const parts = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') {
      parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
    }
  }
  return Buffer.concat(parts);
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
