import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs.ts';
import { fromExtraction } from './from-extraction.ts';

const saidIn = (texts: readonly string[]) =>
  texts.map((text) => ({ text, createdAt: Date.UTC(2026, 2, 12, 9) }));
const found = (value: unknown, messages: readonly string[]) =>
  fromExtraction(value, saidIn(messages), 'UTC').map(({ candidate }) => candidate);
const one = (text: string, quote: string, messages: readonly string[], category = 'home') =>
  found({ facts: [{ text, category, quote }] }, messages);

describe('what a model found', () => {
  it('becomes a candidate that somebody looks at', () => {
    expect(
      one('I moved to Porto in March 2026.', 'I moved to Porto in March', [
        'I moved to Porto in March 2026, so no car.',
      ]),
    ).toEqual([
      {
        text: 'I moved to Porto in March 2026.',
        quote: 'I moved to Porto in March',
        category: 'home',
        kind: 'home',
        confidence: 0.6,
        subject: null,
        validFrom: null,
        validTo: null,
      },
    ]);
  });

  it('may be in any language, about others, and filed anywhere', () => {
    const message = 'Meine Schwester Lena heiratet am 12. Juni, ich halte die Rede. My sister sails.';
    expect(
      one(
        'Meine Schwester Lena heiratet am 12. Juni',
        'Meine Schwester Lena heiratet am 12. Juni',
        [message],
        'people',
      ),
    ).toHaveLength(1);
    expect(one('My sister sails', 'My sister sails', [message], 'hobbies')).toMatchObject([
      { category: 'other', subject: 'sister' },
    ]);
    expect(one('Lena sails', 'sister sails', [message])).toMatchObject([{ subject: null }]);
  });

  it.each([
    ['a quote that is not letter for letter', 'I live in Oslo', 'I live in oslo', 'I live in Oslo'],
    ['a quote of nothing', 'I live in Oslo', '   ', 'I live in Oslo   '],
    ['a quote of code', 'I live in Oslo', 'I live in Oslo', 'See `I live in Oslo`'],
    ['a quote of others', 'I live in Oslo', 'I live in Oslo', 'Bo said: "I live in Oslo"'],
    ['a quote of a paste', 'I live in Oslo', 'I live in Oslo', 'x: 1\nI live in Oslo\ny: 2'],
    ['a secret', 'The password is hunter2', 'the password is hunter2', 'the password is hunter2'],
    ['a secret text', 'My token lives in Oslo', 'lives in Oslo', 'It lives in Oslo'],
    ['a name nobody said', 'I live with Ada in Oslo', 'I live in Oslo', 'I live in Oslo'],
    ['a number nobody said', 'I have lived in Oslo for 12 years', 'I live in Oslo', 'I live in Oslo'],
    ['another thing than the quote', 'I collect rare antique stamps', 'I live in Oslo', 'I live in Oslo'],
    ['several lines', 'I live\nin Oslo', 'I live in Oslo', 'I live in Oslo'],
    ['a text', `I live in Oslo ${'and live '.repeat(40)}`, 'I live in Oslo', 'I live in Oslo'],
    ['blank', '  ', 'I live in Oslo', 'I live in Oslo'],
  ])('is dropped: %s', (_why, text, quote, message) => {
    expect(one(text, quote, [message])).toEqual([]);
  });

  it('is of the message that holds its quote, and its days are told from then', () => {
    const messages = [
      { text: 'I bought a boat yesterday.', createdAt: Date.UTC(2026, 2, 12, 9) },
      { text: 'I sold my bike yesterday.', createdAt: Date.UTC(2026, 4, 2, 9) },
    ];
    const facts = messages.map(({ text }) => ({ text, category: 'other', quote: text }));
    expect(fromExtraction({ facts }, messages, 'UTC')).toMatchObject([
      { message: messages[0], candidate: { text: 'I bought a boat on 11 March 2026.' } },
      { message: messages[1], candidate: { text: 'I sold my bike on 1 May 2026.' } },
    ]);
  });

  it('is told once, and eight times at most', () => {
    const messages = Array.from({ length: 12 }, (_, place) => `I own boat number ${place}.`);
    const facts = messages.flatMap((text) => [
      { text, category: 'other', quote: text },
      { text: text.toUpperCase(), category: 'other', quote: text },
    ]);
    expect(found({ facts }, messages)).toHaveLength(8);
  });

  it('keeps what has the form, whatever else was answered', () => {
    const good = { text: 'I live in Oslo', category: 'home', quote: 'I live in Oslo' };
    expect(found({ facts: [null, { text: 3 }, good] }, ['I live in Oslo'])).toHaveLength(1);
  });

  it('is nothing where the answer is none', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(found(value, ['I live in Oslo'])).toEqual([]);
      }),
      { numRuns: runs(500) },
    );
  });

  it('is never other than words of a message', () => {
    const words = fc.array(
      fc.constantFrom('I live in Oslo.', '"I ski."', '`I row.`', 'my key', '\n> I run.', '\n'),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(words, fc.nat(30), fc.nat(30), (pieces, from, length) => {
        const message = pieces.join(' ');
        const quote = message.slice(from, from + length);
        for (const candidate of one(quote, quote, [message])) expect(message).toContain(candidate.quote);
      }),
      { numRuns: runs(1000) },
    );
  });
});
