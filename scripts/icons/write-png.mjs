import { constants, crc32, deflateSync } from 'node:zlib';
import { SIGNATURE } from './png.mjs';

/** @import { Picture } from './png.mjs' */

const MOST_COLOURS = 256;

/**
 * Writes an indexed PNG: flat drawings need few colours, and one byte a pixel makes a third of what Chromium writes.
 * The 256 commonest colours stay exact; the rarest shades of smoothed edges take the nearest of them.
 * @param {Picture} picture
 * @returns {Buffer}
 */
export function writePng({ width, height, rgba }) {
  const colours = countColours(rgba);
  const palette = colours.slice(0, MOST_COLOURS);
  const indexOf = new Map(colours.map((colour) => [colour, nearest(palette, colour)]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const row = Math.floor(pixel / width);
    rows.writeUInt8(indexOf.get(rgba.readUInt32BE(pixel * 4)) ?? 0, row * (width + 1) + 1 + (pixel % width));
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const opaque = palette.every((colour) => (colour & 0xff) === 0xff);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => channels(colour).slice(0, 3)))),
    ...(opaque ? [] : [chunk('tRNS', Buffer.from(palette.map((colour) => colour & 0xff)))]),
    chunk('IDAT', deflateTightly(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * The colours of a picture as 32-bit numbers, commonest first; equal counts by value, so that the result never varies.
 * @param {Buffer} rgba
 */
function countColours(rgba) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (let at = 0; at < rgba.length; at += 4) {
    const colour = rgba.readUInt32BE(at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour);
}

/** @param {number} colour */
function channels(colour) {
  return [colour >>> 24, (colour >>> 16) & 0xff, (colour >>> 8) & 0xff, colour & 0xff];
}

/**
 * @param {readonly number[]} palette
 * @param {number} colour
 */
function nearest(palette, colour) {
  const wanted = channels(colour);
  const distances = palette.map((entry) =>
    channels(entry).reduce((sum, value, channel) => sum + (value - (wanted[channel] ?? 0)) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

/** @param {Buffer} data */
function deflateTightly(data) {
  const { Z_DEFAULT_STRATEGY, Z_FILTERED, Z_RLE } = constants;
  const tries = [Z_DEFAULT_STRATEGY, Z_FILTERED, Z_RLE].map((strategy) =>
    deflateSync(data, { level: 9, memLevel: 9, strategy }),
  );
  return tries.reduce((best, next) => (next.length < best.length ? next : best));
}

/**
 * @param {string} name
 * @param {Buffer} body
 */
function chunk(name, body) {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(body.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), named.length + 4);
  return out;
}
