import { describe, expect, it } from 'vitest';
import { readAttachment } from './read-attachment.ts';

const file = (content: BlobPart, name = 'a.txt') => new File([content], name);

describe('a file', () => {
  it('of text is read as it is, without the mark of its byte order', async () => {
    expect(await readAttachment(file('grüße 🪨\n'), 100)).toEqual({
      kind: 'text',
      name: 'a.txt',
      text: 'grüße 🪨\n',
    });
    expect(await readAttachment(file('\uFEFFa'), 100)).toMatchObject({ text: 'a' });
  });

  it.each([
    [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff])],
    [new Uint8Array([0x61, 0, 0x62])],
    [new Uint8Array([0xff, 0xfe, 0x61, 0])],
  ])('that is no text is refused: %j', async (bytes) => {
    expect(await readAttachment(file(bytes), 100)).toEqual({ kind: 'binary', name: 'a.txt' });
  });

  it('that is too long is refused, by its size before it is read and by its letters after', async () => {
    const large = file('');
    Object.defineProperty(large, 'size', { value: 301 });
    expect(await readAttachment(large, 100)).toEqual({ kind: 'too_long', name: 'a.txt' });
    expect(await readAttachment(file('x'.repeat(101)), 100)).toEqual({ kind: 'too_long', name: 'a.txt' });
    expect(await readAttachment(file('x'.repeat(100)), 100)).toMatchObject({ kind: 'text' });
  });

  it('that is gone when it is read says so', async () => {
    const gone = file('x');
    gone.arrayBuffer = async () => Promise.reject(new DOMException('gone', 'NotFoundError'));
    expect(await readAttachment(gone, 100)).toEqual({ kind: 'unreadable', name: 'a.txt' });
  });
});
