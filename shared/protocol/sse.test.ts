import { createParser, type EventSourceMessage } from 'eventsource-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../testing/runs.ts';
import { encodeComment, encodeEvent } from './sse.ts';

/** What a reader makes of it. */
function read(text: string): EventSourceMessage[] {
  const messages: EventSourceMessage[] = [];
  createParser({ onEvent: (message) => void messages.push(message) }).feed(text);
  return messages;
}

describe('a server-sent event', () => {
  it('carries id, name and data', () => {
    expect(encodeEvent({ id: 7, event: 'status', data: '{"a":1}' })).toBe(
      'id: 7\nevent: status\ndata: {"a":1}\n\n',
    );
  });

  it('cannot be broken by line breaks in its data', () => {
    expect(read(encodeEvent({ data: 'a\n\nevent: forged\r\ndata: b\rid: 9' }))).toEqual([
      { id: undefined, event: undefined, data: 'a\n\nevent: forged\ndata: b\nid: 9' },
    ]);
  });

  it.each(['a\nb', 'a\rb', 'a\0b'])('refuses a name or an id with a break in it', (text) => {
    expect(() => encodeEvent({ event: text, data: '' })).toThrow(/one line/);
    expect(() => encodeEvent({ id: text, data: '' })).toThrow(/one line/);
  });

  it('arrives as it was sent, whatever the data', () => {
    // Line breaks, what looks like a field, and characters that other encodings break lines at.
    const piece = fc.constantFrom(
      '\r',
      '\n',
      '\r\n',
      ':',
      ' ',
      'data',
      'id: 9',
      '\0',
      '\u2028',
      '\uFEFF',
      '文',
      '😀',
    );
    const data = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.array(data, { minLength: 1, maxLength: 5 }), (texts) => {
        const wire = texts
          .map((text, index) => encodeComment(text) + encodeEvent({ id: index, event: 'x', data: text }))
          .join('');
        expect(read(wire)).toEqual(
          texts.map((text, index) => ({
            id: String(index),
            event: 'x',
            data: text.replace(/\r\n|\r/g, '\n'),
          })),
        );
      }),
      { seed: 5, numRuns: runs(1000) },
    );
  });
});
