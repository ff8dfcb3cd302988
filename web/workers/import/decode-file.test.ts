import { describe, expect, it } from 'vitest';
import { decodeFile } from './decode-file.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);

describe('the text of a file', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode('é🪨'), 'é🪨'],
    ['UTF-8 with a mark at its start', bytes(0xef, 0xbb, 0xbf, 0x61), 'a'],
    ['UTF-16, little end first', bytes(0xff, 0xfe, 0x61, 0, 0xe9, 0), 'aé'],
    ['UTF-16, big end first', bytes(0xfe, 0xff, 0, 0x61), 'a'],
    ['nothing', bytes(), ''],
  ])('is read from %s', (_, given, text) => {
    expect(decodeFile(given)).toEqual({ text, wasDamaged: false });
  });

  it('has a sign in place of what is no text, and says so', () => {
    expect(decodeFile(bytes(0x61, 0xff, 0x28, 0x62))).toEqual({ text: 'a\ufffd(b', wasDamaged: true });
    expect(decodeFile(new TextEncoder().encode('a\ufffdb'))).toEqual({ text: 'a\ufffdb', wasDamaged: false });
  });
});
