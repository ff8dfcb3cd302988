import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readPng } from './png.mjs';
import { writePng } from './write-png.mjs';

const INK = [0x1c, 0x1f, 0x24, 0xff];
const MOSS = [0x42, 0x81, 0x5a, 0x80];
const CLEAR = [0, 0, 0, 0];
const flag = { width: 3, height: 2, rgba: Buffer.from([INK, MOSS, CLEAR, CLEAR, INK, INK].flat()) };

/** A PNG by hand, so that the reader is not judged by the writer alone. Its checksums are empty: nobody reads them. */
function pngOf(colourType: number, width: number, height: number, rows: number[], depth = 8): Buffer {
  const header = Buffer.from([0, 0, 0, width, 0, 0, 0, height, depth, colourType, 0, 0, 0]);
  const chunk = (name: string, body: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, Buffer.from(name, 'latin1'), body, Buffer.alloc(4)]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.from(rows)))]);
}

describe('writePng', () => {
  test('writes what the reader reads back, transparency included', () => {
    expect(readPng(writePng(flag))).toEqual(flag);
  });

  test('leaves the table of transparency out of an opaque picture', () => {
    const opaque = { width: 1, height: 1, rgba: Buffer.from(INK) };
    expect(writePng(opaque).includes('tRNS')).toBe(false);
    expect(readPng(writePng(opaque))).toEqual(opaque);
  });

  test('keeps the commonest 256 colours and moves a rarer one to its neighbour', () => {
    const twice = Array.from({ length: 256 }, (_, value) => [value, 0, 0, 255, value, 0, 0, 255]).flat();
    const rgba = Buffer.from([...twice, 200, 1, 0, 255]);
    const read = readPng(writePng({ width: 513, height: 1, rgba }));
    expect(read.rgba.subarray(0, 2048)).toEqual(rgba.subarray(0, 2048));
    expect([...read.rgba.subarray(2048)]).toEqual([200, 0, 0, 255]);
  });

  test('ends each part with the checksum that the format asks for', () => {
    // The checksum of an empty IEND is the same in every PNG there is.
    expect(writePng(flag).subarray(-4).toString('hex')).toBe('ae426082');
  });
});

describe('readPng', () => {
  test('undoes each of the five filters', () => {
    const rows = [
      [0, 10, 20, 30, 40, 50, 60],
      [1, 10, 20, 30, 30, 30, 30],
      [2, 0, 0, 0, 0, 0, 0],
      [3, 5, 10, 15, 15, 15, 15],
      [4, 1, 1, 1, 1, 1, 1],
    ];
    const { rgba } = readPng(pngOf(2, 2, 5, rows.flat()));
    const reds = Array.from({ length: 10 }, (_, pixel) => rgba.readUInt8(pixel * 4));
    expect(reds).toEqual([10, 40, 10, 40, 10, 40, 10, 40, 11, 41]);
  });

  test.each([
    ['another kind of file', Buffer.from('<svg xmlns="x"/>'), /Not a PNG/],
    ['a PNG of 16 bits', pngOf(2, 1, 1, [0, 1, 1, 2, 2, 3, 3], 16), /Make it again/],
    ['a PNG in greys', pngOf(0, 1, 1, [0, 1]), /Make it again/],
    ['a PNG without its palette', pngOf(3, 1, 1, [0, 0]), /no PLTE chunk/],
    ['a filter that does not exist', pngOf(2, 1, 1, [9, 1, 2, 3]), /unknown filter 9/],
  ])('refuses %s', (_case, file, reason) => {
    expect(() => readPng(file)).toThrow(reason);
  });

  test('joins data that was cut into several chunks', () => {
    const file = writePng(flag);
    const at = file.indexOf('IDAT') - 4;
    const body = file.subarray(at + 8, at + 8 + file.readUInt32BE(at));
    const cut = [body.subarray(0, 3), body.subarray(3)].map((part) => {
      const head = Buffer.alloc(8);
      head.writeUInt32BE(part.length);
      head.write('IDAT', 4, 'latin1');
      return Buffer.concat([head, part, Buffer.alloc(4)]);
    });
    const end = file.subarray(at + 12 + body.length);
    expect(inflateSync(body).length).toBe((flag.width + 1) * flag.height);
    expect(readPng(Buffer.concat([file.subarray(0, at), ...cut, end]))).toEqual(flag);
  });
});
